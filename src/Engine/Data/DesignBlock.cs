using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>One term's columns of the design.</summary>
/// <param name="Term">The term's label in the formula; <c>(Intercept)</c> for the intercept.</param>
public abstract record DesignBlock(string Term)
{
    /// <summary>Names of the block's coefficients, in order.</summary>
    public abstract IReadOnlyList<string> CoefficientNames { get; }

    /// <summary>Rows that the block stores, null where it stores none.</summary>
    public abstract int? RowCount { get; }
}

/// <summary>The column of ones; stored nowhere.</summary>
public sealed record InterceptBlock() : DesignBlock("(Intercept)")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> CoefficientNames { get; } = ["(Intercept)"];

    /// <inheritdoc/>
    public override int? RowCount => null;
}

/// <summary>One numeric column.</summary>
/// <param name="Term">The term's label in the formula.</param>
/// <param name="Name">The coefficient's name.</param>
/// <param name="Values">The n values, all finite.</param>
public sealed record DenseBlock(string Term, string Name, ColumnData Values) : DesignBlock(Term)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> CoefficientNames { get; } = [Name];

    /// <inheritdoc/>
    public override int? RowCount => Values.Count;
}

/// <summary>
/// Indicator columns of a categorical variable, kept as codes: coefficient k belongs to the
/// rows whose code is <paramref name="FirstLevel"/> + k.
/// </summary>
/// <param name="Term">The term's label in the formula.</param>
/// <param name="Codes">The n level codes, 0 for the first level.</param>
/// <param name="FirstLevel">First level that has a column: 1 for treatment contrasts (level 0 is the baseline), 0 for full dummy coding.</param>
/// <param name="Names">The coefficients' names, one for each level from <paramref name="FirstLevel"/> on.</param>
public sealed record FactorBlock(string Term, ColumnData Codes, int FirstLevel, IReadOnlyList<string> Names) : DesignBlock(Term)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> CoefficientNames => Names;

    /// <inheritdoc/>
    public override int? RowCount => Codes.Count;
}
