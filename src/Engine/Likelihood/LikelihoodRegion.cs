using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Likelihood;

/// <summary>
/// Confidence regions by likelihood: all points whose log-likelihood is less than half a χ² quantile below the
/// maximum (Wilks 1938). They have their confidence where the surface is a profile, or no parameter is without an axis.
/// </summary>
public static class LikelihoodRegion
{
    /// <summary>How far below the maximum a region of one or two parameters goes: half the χ² quantile.</summary>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <param name="parameters">1 or 2.</param>
    public static double Depth(double confidence, int parameters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameters, 2);
        if (parameters == 2)
            return -Math.Log(1 - confidence);
        var z = NormalQuantile.Of(new ScalarLane((1 + confidence) / 2)).Value;
        return z * z / 2;
    }

    /// <summary>The interval in which a curve is above a level: from the first crossing to the last, interpolated linearly.</summary>
    /// <param name="surface">A surface with one axis.</param>
    /// <param name="level">The log-likelihood at the interval's ends.</param>
    /// <returns>The ends; −∞ or +∞ where the curve is above the level at the end of its axis, NaN where it is below everywhere.</returns>
    public static (double Low, double High) Interval(LikelihoodSurface surface, double level)
    {
        ArgumentNullException.ThrowIfNull(surface);
        var (axis, values) = (surface.Axes.Single(), surface.Values);
        var first = Array.FindIndex(values, value => value >= level);
        if (first < 0)
            return (double.NaN, double.NaN);
        var last = Array.FindLastIndex(values, value => value >= level);
        return (
            first == 0 ? double.NegativeInfinity : Crossing(first - 1, first),
            last == values.Length - 1 ? double.PositiveInfinity : Crossing(last + 1, last));

        double Crossing(int outside, int inside)
        {
            var part = double.IsNegativeInfinity(values[outside]) ? 0 : (values[inside] - level) / (values[inside] - values[outside]);
            return axis.ValueAt(inside) + part * (axis.ValueAt(outside) - axis.ValueAt(inside));
        }
    }
}
