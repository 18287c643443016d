namespace Accel.Engine.Formulas;

/// <summary>
/// What a variable of a formula has taken from the data it was fitted to, and needs to mean the same on new data:
/// a factor's levels and contrasts, a basis' knots or coefficients. A variable that took nothing has no state.
/// </summary>
/// <remarks>Plain data, fit to be written to a file; what R keeps in attributes and in <c>xlevels</c>.</remarks>
public sealed record VariableState
{
    /// <summary>A factor's levels in their order; null for other variables.</summary>
    public IReadOnlyList<string>? Levels { get; init; }

    /// <summary>True where the levels are ordered.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>R's name of the factor's contrasts, such as <c>contr.sum</c>; null where they follow from the kind of factor.</summary>
    public string? Contrasts { get; init; }

    /// <summary>The baseline of treatment contrasts, from 1; 0 where it was not chosen.</summary>
    public int Baseline { get; init; }

    /// <summary>True where the contrasts' columns are named by the levels' numbers.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Numbers by their names in R: <c>alpha</c> and <c>norm2</c> of a polynomial, <c>knots</c> and <c>Boundary.knots</c> of a spline, <c>breaks</c> of a cut.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Numbers { get; init; } = new Dictionary<string, IReadOnlyList<double>>();
}
