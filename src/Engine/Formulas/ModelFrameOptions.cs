namespace Accel.Engine.Formulas;

/// <summary>What a model frame can be told beyond its formula.</summary>
public sealed record ModelFrameOptions
{
    /// <summary>Prior weights: a column's name or an expression of columns; null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>An offset added to those in the formula: a column's name or an expression of columns; null for none.</summary>
    public string? Offset { get; init; }

    /// <summary>True where a response of two levels is an outcome: failure for the first level, success for the second, as R has it.</summary>
    public bool AllowsOutcomes { get; init; }

    /// <summary>A condition on columns, such as <c>age &gt; 30 &amp; genre == "rock"</c>: R's <c>subset</c>; null for all rows.</summary>
    public string? Where { get; init; }

    /// <summary>For factors by their columns' names, the level that is the baseline, as R's <c>relevel</c> makes it.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>();

    /// <summary>For factors by their columns' names, their contrasts: treatment, sum, helmert, poly, SAS.</summary>
    public IReadOnlyDictionary<string, string> Contrasts { get; init; } = new Dictionary<string, string>();
}
