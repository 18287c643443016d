using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The Bernoulli distribution: 1 with probability prob, else 0.</summary>
/// <param name="prob">Probability of 1.</param>
public readonly struct Bernoulli(double prob) : IOneParameterDistribution<Bernoulli>
{
    /// <inheritdoc/>
    public static string Name => "bernoulli";

    /// <inheritdoc/>
    public static string Suffix => "bern";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("prob", "0 <= prob <= 1")];

    /// <inheritdoc/>
    public static Bernoulli Of(double first) => new(first);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>Probability of 1.</summary>
    public double Prob { get; } = prob;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Prob >= 0 && Prob <= 1 ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Prob == 0 ? 0 : Prob == 1 ? 1 : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, 1);

    /// <inheritdoc/>
    public double Mean => Prob;

    /// <inheritdoc/>
    public double Variance => Prob * (1 - Prob);

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InversionSampler<BernoulliInversion>(new(Prob)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        AsBinomial.Density(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        AsBinomial.LogDensity(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        AsBinomial.Cdf(x, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        AsBinomial.LogCdf(x, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        AsBinomial.Quantile(p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        AsBinomial.QuantileOfLog(logP, tail);

    private Binomial AsBinomial => new(1, Prob);
}
