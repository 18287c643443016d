using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Inference;

/// <summary>A normal quantile-quantile plot, R's <c>qqnorm</c> and <c>qqline</c>.</summary>
public static class NormalPlot
{
    /// <summary>The quantile of Blom's or Hazen's plotting position, R's <c>qnorm(ppoints(n))</c>.</summary>
    /// <param name="rank">The rank, from 0.</param>
    /// <param name="count">Number of points n.</param>
    public static double Quantile(int rank, int count)
    {
        var shift = count <= 10 ? 0.375 : 0.5;
        return NormalQuantile.Of<ScalarLane>(new((rank + 1 - shift) / (count + 1 - 2 * shift))).Value;
    }

    /// <summary>The line through the quartiles of the points and of the normal distribution.</summary>
    /// <param name="sorted">The values, ascending.</param>
    public static (double Intercept, double Slope) Line(IReadOnlyList<double> sorted)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        var (low, high) = (At(0.25), At(0.75));
        var end = NormalQuantile.Of<ScalarLane>(new(0.75)).Value;
        return ((low + high) / 2, (high - low) / (2 * end));

        double At(double probability)
        {
            var place = probability * (sorted.Count - 1);
            var below = (int)place;
            return below + 1 < sorted.Count ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
        }
    }
}
