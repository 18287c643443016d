using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The geometric distribution: failures before the first success.</summary>
/// <param name="prob">Probability of success.</param>
public readonly struct Geometric(double prob) : IOneParameterDistribution<Geometric>
{
    /// <inheritdoc/>
    public static string Name => "geometric";

    /// <inheritdoc/>
    public static string Suffix => "geom";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("prob", "0 < prob <= 1")];

    /// <inheritdoc/>
    public static Geometric Of(double first) => new(first);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>Probability of success.</summary>
    public double Prob { get; } = prob;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Prob > 0 && Prob <= 1 ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Prob == 1 ? 0 : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => (1 - Prob) / Prob;

    /// <inheritdoc/>
    public double Variance => (1 - Prob) / Prob / Prob;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InversionSampler<GeometricInversion>(new(Prob)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        Exponential.OfSum(T.Broadcast(Prob), LogFailures(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        Logarithm.Log(T.Broadcast(Prob)) + LogFailures(x).High;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        ExponentialTails<T>.Of(LogFailures(x + T.Broadcast(1))).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        ExponentialTails<T>.Of(LogFailures(x + T.Broadcast(1))).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.Of(this, p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.OfLog(this, logP, tail);

    /// <summary>The logarithm of the probability of that many failures in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> LogFailures<T>(T count)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var log = PreciseLogarithm.OfRatio(DoubleDoubleLane<T>.SumOf(one, T.Broadcast(-Prob)), new DoubleDoubleLane<T>(one, T.Broadcast(0)));
        return log * count;
    
    }
}
