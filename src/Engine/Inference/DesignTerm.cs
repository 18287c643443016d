using Accel.Engine.Data;

namespace Accel.Engine.Inference;

/// <summary>The columns of a design that belong to one term.</summary>
/// <param name="Label">The term's label; <c>(Intercept)</c> for the intercept.</param>
/// <param name="Columns">The columns' places.</param>
internal sealed record DesignTerm(string Label, IReadOnlyList<int> Columns)
{
    /// <summary>True for the intercept, which is no term.</summary>
    public bool IsIntercept => Label == DesignColumn.InterceptName;

    /// <summary>A design's terms in their order, the intercept included.</summary>
    public static IReadOnlyList<DesignTerm> Of(Design design) =>
        [.. design.Columns.Index().GroupBy(column => column.Item.Term).Select(term => new DesignTerm(term.Key, [.. term.Select(column => column.Index)]))];
}
