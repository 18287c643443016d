using Accel.Kernels.Distributions;

namespace Accel.Engine.Inference;

/// <summary>Upper tails and quantiles that tests and intervals need; NaN for a statistic or degrees of freedom that are none.</summary>
internal static class TailProbability
{
    /// <summary>P(F &gt; f); χ² over its degrees of freedom where <paramref name="df2"/> is infinite.</summary>
    public static double F(double f, double df1, double df2) => new FisherF(df1, df2).Cdf(f, Tail.Upper);

    /// <summary>P(χ² &gt; x).</summary>
    /// <param name="x">Any value.</param>
    /// <param name="df">Degrees of freedom, positive.</param>
    public static double ChiSquared(double x, double df) => df > 0 ? new ChiSquared(df).Cdf(x, Tail.Upper) : double.NaN;

    /// <summary>The t with P(|T| ≤ t) = <paramref name="level"/>; that of the normal distribution for infinite degrees of freedom.</summary>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="df">Degrees of freedom.</param>
    public static double TwoSidedQuantile(double level, double df) => new StudentT(df).Quantile((1 - level) / 2, Tail.Upper);
}
