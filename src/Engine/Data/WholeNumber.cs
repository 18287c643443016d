namespace Accel.Engine.Data;

/// <summary>Whole numbers of 64 bits as doubles.</summary>
internal static class WholeNumber
{
    /// <summary>Up to here a double holds every whole number: 2⁵³.</summary>
    public const long Greatest = 1L << 53;

    /// <summary>True where a double holds it, and its neighbours too, so that nothing was lost.</summary>
    public static bool IsExact(long value) => value is >= -Greatest and <= Greatest;

    /// <summary>What to tell where it does not.</summary>
    /// <param name="value">The number.</param>
    /// <param name="source">The input.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="advice">What to do.</param>
    public static InputException Refusal(string value, string source, string column, long row, string advice) =>
        new($"{source}: column '{column}' has the whole number {value} in row {row + 1}; beyond 2^53 numbers are not kept exactly. {advice}");
}
