using Accel.Kernels.Distributions;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Inference;

/// <summary>Upper tails and quantiles that tests and intervals need; NaN for a statistic or degrees of freedom that are none.</summary>
internal static class TailProbability
{
    /// <summary>P(F &gt; f); χ² over its degrees of freedom where <paramref name="df2"/> is infinite.</summary>
    public static double F(double f, double df1, double df2) => double.IsPositiveInfinity(df2)
        ? ChiSquared(f * df1, df1)
        : FisherF.UpperTail(f, df1, df2);

    /// <summary>P(χ² &gt; x) for whole degrees of freedom: a sum of positive terms, from that of one or of two.</summary>
    /// <param name="x">Any value.</param>
    /// <param name="df">Degrees of freedom, 1 or more and whole.</param>
    public static double ChiSquared(double x, double df)
    {
        if (double.IsNaN(x) || !(df >= 1))
            return double.NaN;
        if (x <= 0)
            return 1;
        var half = x / 2;
        var sum = df % 2 == 0 ? Math.Exp(-half) : Normal.TwoSided(Math.Sqrt(x));
        for (var k = df % 2 == 0 ? 1 : 0.5; k < df / 2; k++)
            sum += Math.Exp(k * Math.Log(half) - half - LogGamma.Of<ScalarLane>(new(k + 1)).Value);
        return Math.Min(1, sum);
    }

    /// <summary>The t with P(|T| ≤ t) = <paramref name="level"/>; that of the normal distribution for infinite degrees of freedom.</summary>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="df">Degrees of freedom.</param>
    public static double TwoSidedQuantile(double level, double df)
    {
        var tail = (1 - level) / 2;
        if (double.IsPositiveInfinity(df))
            return -NormalQuantile.Of<ScalarLane>(new(tail)).Value;
        if (!(df > 0))
            return double.NaN;
        var (low, high) = (0.0, 1.0);
        while (StudentT.UpperTail(high, df) > tail)
            high *= 2;
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                return middle;
            if (StudentT.UpperTail(middle, df) > tail)
                low = middle;
            else
                high = middle;
        }
    }
}
