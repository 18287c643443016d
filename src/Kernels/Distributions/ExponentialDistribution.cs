using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The exponential distribution.</summary>
/// <param name="rate">Rate, the inverse of the mean, zero or positive; +∞ puts all the mass on 0, and 0 on +∞.</param>
public readonly struct ExponentialDistribution(double rate) : IOneParameterDistribution<ExponentialDistribution>
{
    /// <inheritdoc/>
    public static string Name => "exponential";

    /// <inheritdoc/>
    public static string Suffix => "exp";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("rate", "rate >= 0", 1)];

    /// <inheritdoc/>
    public static ExponentialDistribution Of(double first) => new(first);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Rate, the inverse of the mean, zero or positive; +∞ puts all the mass on 0, and 0 on +∞.</summary>
    public double Rate { get; } = rate;

    /// <inheritdoc/>
    public DefinedFunctions Defined => !(Rate >= 0) ? DefinedFunctions.None : double.IsInfinity(Rate) ? DefinedFunctions.Cdf : DefinedFunctions.All;

    /// <inheritdoc/>
    public PointMass PointMass => double.IsInfinity(Rate) || Rate == 0 ? 1 / Rate : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => 1 / Rate;

    /// <inheritdoc/>
    public double Variance => 1 / Rate / Rate;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InversionSampler<ExponentialInversion>(new(1 / Rate)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        Exponential.OfSum(T.Broadcast(Rate), Exponent(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        Logarithm.Log(T.Broadcast(Rate)) + Exponent(x).High;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        ExponentialTails<T>.Of(Exponent(x)).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        ExponentialTails<T>.Of(Exponent(x)).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        ExponentialTails<T>.HazardOf(p, tail) / T.Broadcast(Rate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        ExponentialTails<T>.HazardOfLog(logP, tail) / T.Broadcast(Rate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Exponent<T>(T x)
        where T : struct, ILane<T> =>
        DoubleDoubleLane<T>.ProductOf(T.Broadcast(-Rate), x);
}
