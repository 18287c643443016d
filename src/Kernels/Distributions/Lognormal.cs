using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The lognormal distribution.</summary>
/// <param name="meanlog">Mean of the logarithm, finite.</param>
/// <param name="sdlog">Standard deviation of the logarithm, zero or positive and finite.</param>
public readonly struct Lognormal(double meanlog, double sdlog) : ITwoParametersDistribution<Lognormal>
{
    /// <inheritdoc/>
    public static string Name => "lognormal";

    /// <inheritdoc/>
    public static string Suffix => "lnorm";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("meanlog", "any finite number", 0), new("sdlog", "sdlog >= 0", 1)];

    /// <inheritdoc/>
    public static Lognormal Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Mean of the logarithm, finite.</summary>
    public double MeanLog { get; } = meanlog;

    /// <summary>Standard deviation of the logarithm, zero or positive and finite.</summary>
    public double SdLog { get; } = sdlog;

    /// <inheritdoc/>
    public DefinedFunctions Defined => double.IsFinite(MeanLog) && SdLog >= 0 && double.IsFinite(SdLog) ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => SdLog == 0 ? Exponential.Exp(new ScalarLane(MeanLog)).Value : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Math.Exp(MeanLog + SdLog * SdLog / 2);

    /// <inheritdoc/>
    public double Variance => Math.Exp(2 * MeanLog + SdLog * SdLog) * Exponential.Expm1(new ScalarLane(SdLog * SdLog)).Value;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new LognormalSampler(MeanLog, SdLog));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T>
    {
        // φ(z)/(σ x), the exponents added before the exponential: at both ends φ alone would underflow.
        var z = Standardized(x);
        var log = PreciseLogarithm.Of(x);
        var value = Exponential.OfSum(T.Broadcast(0.3989422804014327 / SdLog), -(Half(z * z) + log));
        return T.Select(T.Equal(x, T.Broadcast(0)), x, value);
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T>
    {
        var z = Standardized(x);
        var log = PreciseLogarithm.Of(x);
        var value = T.Broadcast(-0.9189385332046728 - Logarithm.Log(new ScalarLane(SdLog)).Value) - (Half(z * z) + log).High;
        return T.Select(T.Equal(x, T.Broadcast(0)), T.Broadcast(double.NegativeInfinity), value);
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        NormalProbability.Upper(tail == Tail.Lower ? -Standardized(x) : Standardized(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        NormalProbability.LogUpper(tail == Tail.Lower ? -Standardized(x) : Standardized(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        At(NormalQuantile.Of(p), tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        At(NormalQuantile.OfLog(logP), tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T At<T>(T z, Tail tail)
        where T : struct, ILane<T>
    {
        var product = DoubleDoubleLane<T>.ProductOf(tail == Tail.Lower ? z : -z, T.Broadcast(SdLog));
        return Exponential.OfSum(T.Broadcast(1), product + new DoubleDoubleLane<T>(T.Broadcast(MeanLog), T.Broadcast(0)));
    
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Standardized<T>(T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var difference = PreciseLogarithm.Of(x) - new DoubleDoubleLane<T>(T.Broadcast(MeanLog), zero);
        return difference / new DoubleDoubleLane<T>(T.Broadcast(SdLog), zero);
    
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> Half<T>(DoubleDoubleLane<T> value)
        where T : struct, ILane<T> =>
        new(value.High * T.Broadcast(0.5), value.Low * T.Broadcast(0.5));
}
