using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>
/// What a distribution gives a user: R's d, p and q functions of one number or a whole column, as
/// <c>new Normal(0, 1).Cdf(1.96)</c>.
/// </summary>
/// <remarks>
/// Any argument is allowed; see <see cref="DistributionRules"/> for what lies outside. The column versions run on the
/// widest lanes of the machine and give the bits of the others; their result may be the argument's own memory.
/// </remarks>
public static class DistributionFunctions
{
    /// <summary>The density at x, or the probability of x.</summary>
    public static double Density<TDistribution>(this TDistribution distribution, double x)
        where TDistribution : struct, IDistribution =>
        DistributionRules.Density(distribution, new ScalarLane(x)).Value;

    /// <summary>The logarithm of the density at x, or of the probability of x.</summary>
    public static double LogDensity<TDistribution>(this TDistribution distribution, double x)
        where TDistribution : struct, IDistribution =>
        DistributionRules.LogDensity(distribution, new ScalarLane(x)).Value;

    /// <summary>P(X ≤ x), or P(X &gt; x) for the upper tail.</summary>
    public static double Cdf<TDistribution>(this TDistribution distribution, double x, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        DistributionRules.Cdf(distribution, new ScalarLane(x), tail).Value;

    /// <summary>log P(X ≤ x), or log P(X &gt; x) for the upper tail.</summary>
    public static double LogCdf<TDistribution>(this TDistribution distribution, double x, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        DistributionRules.LogCdf(distribution, new ScalarLane(x), tail).Value;

    /// <summary>The x whose tail has probability p.</summary>
    public static double Quantile<TDistribution>(this TDistribution distribution, double p, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        DistributionRules.Quantile(distribution, new ScalarLane(p), tail).Value;

    /// <summary>The x whose tail has a probability with that logarithm.</summary>
    public static double QuantileOfLog<TDistribution>(this TDistribution distribution, double logP, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        DistributionRules.QuantileOfLog(distribution, new ScalarLane(logP), tail).Value;

    /// <summary>What draws from the distribution: NaN for invalid parameters, always the same for those that put all the mass on one value.</summary>
    public static Sampler SamplerOf<TDistribution>(this TDistribution distribution)
        where TDistribution : struct, IDistribution
    {
        if (distribution.Defined == DefinedFunctions.None)
            return ConstantSampler.NaN;
        var point = distribution.PointMass;
        return point.Lower == point.Upper ? ConstantSampler.Of(point.Lower) : distribution.Sampler;
    }

    /// <summary>The densities at, or probabilities of, a column of numbers.</summary>
    /// <exception cref="ArgumentException">The result has another length.</exception>
    public static void Density<TDistribution>(this TDistribution distribution, ReadOnlySpan<double> x, Span<double> result)
        where TDistribution : struct, IDistribution =>
        ColumnFunction.Apply(new DensityFunction<TDistribution>(distribution), x, result);

    /// <summary>The logarithms of the densities of a column of numbers.</summary>
    /// <exception cref="ArgumentException">The result has another length.</exception>
    public static void LogDensity<TDistribution>(this TDistribution distribution, ReadOnlySpan<double> x, Span<double> result)
        where TDistribution : struct, IDistribution =>
        ColumnFunction.Apply(new LogDensityFunction<TDistribution>(distribution), x, result);

    /// <summary>The tail probabilities of a column of numbers.</summary>
    /// <exception cref="ArgumentException">The result has another length.</exception>
    public static void Cdf<TDistribution>(
        this TDistribution distribution, ReadOnlySpan<double> x, Span<double> result, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        ColumnFunction.Apply(new CdfFunction<TDistribution>(distribution, tail), x, result);

    /// <summary>The logarithms of the tail probabilities of a column of numbers.</summary>
    /// <exception cref="ArgumentException">The result has another length.</exception>
    public static void LogCdf<TDistribution>(
        this TDistribution distribution, ReadOnlySpan<double> x, Span<double> result, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        ColumnFunction.Apply(new LogCdfFunction<TDistribution>(distribution, tail), x, result);

    /// <summary>The quantiles of a column of probabilities.</summary>
    /// <exception cref="ArgumentException">The result has another length.</exception>
    public static void Quantile<TDistribution>(
        this TDistribution distribution, ReadOnlySpan<double> p, Span<double> result, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        ColumnFunction.Apply(new QuantileFunction<TDistribution>(distribution, tail), p, result);

    /// <summary>The quantiles of a column of logarithms of probabilities.</summary>
    /// <exception cref="ArgumentException">The result has another length.</exception>
    public static void QuantileOfLog<TDistribution>(
        this TDistribution distribution, ReadOnlySpan<double> logP, Span<double> result, Tail tail = Tail.Lower)
        where TDistribution : struct, IDistribution =>
        ColumnFunction.Apply(new QuantileOfLogFunction<TDistribution>(distribution, tail), logP, result);

    private readonly struct DensityFunction<TDistribution>(TDistribution distribution) : IColumnFunction
        where TDistribution : struct, IDistribution
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T x) where T : struct, ILane<T> => DistributionRules.Density(distribution, x);
    }

    private readonly struct LogDensityFunction<TDistribution>(TDistribution distribution) : IColumnFunction
        where TDistribution : struct, IDistribution
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T x) where T : struct, ILane<T> => DistributionRules.LogDensity(distribution, x);
    }

    private readonly struct CdfFunction<TDistribution>(TDistribution distribution, Tail tail) : IColumnFunction
        where TDistribution : struct, IDistribution
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T x) where T : struct, ILane<T> => DistributionRules.Cdf(distribution, x, tail);
    }

    private readonly struct LogCdfFunction<TDistribution>(TDistribution distribution, Tail tail) : IColumnFunction
        where TDistribution : struct, IDistribution
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T x) where T : struct, ILane<T> => DistributionRules.LogCdf(distribution, x, tail);
    }

    private readonly struct QuantileFunction<TDistribution>(TDistribution distribution, Tail tail) : IColumnFunction
        where TDistribution : struct, IDistribution
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T x) where T : struct, ILane<T> => DistributionRules.Quantile(distribution, x, tail);
    }

    private readonly struct QuantileOfLogFunction<TDistribution>(TDistribution distribution, Tail tail) : IColumnFunction
        where TDistribution : struct, IDistribution
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of<T>(T x) where T : struct, ILane<T> => DistributionRules.QuantileOfLog(distribution, x, tail);
    }
}
