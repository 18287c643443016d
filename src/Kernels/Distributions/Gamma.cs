using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The gamma distribution.</summary>
/// <param name="shape">Shape α ≥ 0; +∞ puts all the mass there.</param>
/// <param name="rate">Rate, the inverse of the scale, positive and finite.</param>
public readonly struct Gamma(double shape, double rate) : ITwoParametersDistribution<Gamma>
{
    /// <inheritdoc/>
    public static string Name => "gamma";

    /// <inheritdoc/>
    public static string Suffix => "gamma";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("shape", "shape >= 0"), new("rate", "rate > 0", 1)];

    /// <inheritdoc/>
    public static Gamma Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Shape α ≥ 0; +∞ puts all the mass there.</summary>
    public double Shape { get; } = shape;

    /// <summary>Rate, the inverse of the scale, positive and finite.</summary>
    public double Rate { get; } = rate;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Shape >= 0 && Rate > 0 && double.IsFinite(Rate) ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Shape == 0 || double.IsInfinity(Shape) ? Shape : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Shape / Rate;

    /// <inheritdoc/>
    public double Variance => Shape / Rate / Rate;

    /// <inheritdoc/>
    public Sampler Sampler => GammaSampler.Of(Shape, 1 / Rate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T>
    {
        var weight = GammaDensity.Of(Shape, Rate, x);
        return weight.Value();
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        GammaDensity.Of(Shape, Rate, x).Log();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Tails(x).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Tails(x).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        TailInversion.OfGamma(T.Broadcast(Shape), TailTarget<T>.Of(p, tail)) / T.Broadcast(Rate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        TailInversion.OfGamma(T.Broadcast(Shape), TailTarget<T>.OfLog(logP, tail)) / T.Broadcast(Rate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T> =>
        IncompleteGamma.Tails(T.Broadcast(Shape), DoubleDoubleLane<T>.ProductOf(T.Broadcast(Rate), x));
}
