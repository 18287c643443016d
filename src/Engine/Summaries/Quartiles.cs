using Accel.Engine.Data.Storage;

namespace Accel.Engine.Summaries;

/// <summary>Minimum, quartiles and maximum.</summary>
internal static class Quartiles
{
    /// <summary>The five numbers.</summary>
    /// <param name="values">At least one value, none of them NaN.</param>
    public static double[] Of(ColumnData values) => Quantiles.Of(values, [0, 0.25, 0.5, 0.75, 1]);
}
