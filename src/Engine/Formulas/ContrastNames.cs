namespace Accel.Engine.Formulas;

/// <summary>The contrasts that a factor can have, by R's names without <c>contr.</c>.</summary>
public static class ContrastNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = ["treatment", "sum", "helmert", "poly", "SAS"];
}
