using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The uniform distribution on an interval.</summary>
/// <param name="min">Lower end, finite.</param>
/// <param name="max">Upper end, finite.</param>
public readonly struct Uniform(double min, double max) : ITwoParametersDistribution<Uniform>
{
    /// <inheritdoc/>
    public static string Name => "uniform";

    /// <inheritdoc/>
    public static string Suffix => "unif";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("min", "min <= max", 0), new("max", "max >= min", 1)];

    /// <inheritdoc/>
    public static Uniform Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Lower end, finite.</summary>
    public double Min { get; } = min;

    /// <summary>Upper end, finite.</summary>
    public double Max { get; } = max;

    /// <inheritdoc/>
    public DefinedFunctions Defined => !(double.IsFinite(Min) && double.IsFinite(Max) && Min <= Max) ? DefinedFunctions.None : Min < Max ? DefinedFunctions.All : DefinedFunctions.Cdf;

    /// <inheritdoc/>
    public PointMass PointMass => Min == Max ? Min : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(Min, Max);

    /// <inheritdoc/>
    public double Mean => Min / 2 + Max / 2;

    /// <inheritdoc/>
    public double Variance => Math.Pow(Max - Min, 2) / 12;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InversionSampler<UniformInversion>(new(Min, Max)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        T.Broadcast(1 / (Max - Min)) + (x - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        T.Broadcast(-Logarithm.Log(new ScalarLane(Max - Min)).Value) + (x - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Part(x, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T>
    {
        var other = Part(x, tail == Tail.Lower ? Tail.Upper : Tail.Lower);
        return T.Select(T.Less(other, T.Broadcast(0.3)), Logarithm.Log1p(-other), Logarithm.Log(Part(x, tail)));
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        At(p, T.Broadcast(1) - p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        At(Exponential.Exp(logP), -Exponential.Expm1(logP), tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Part<T>(T x, Tail tail)
        where T : struct, ILane<T> =>
        (tail == Tail.Lower ? x - T.Broadcast(Min) : T.Broadcast(Max) - x) / T.Broadcast(Max - Min);

    /// <summary>From the nearer end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T At<T>(T p, T rest, Tail tail)
        where T : struct, ILane<T>
    {
        var lower = tail == Tail.Lower ? p : rest;
        var upper = tail == Tail.Lower ? rest : p;
        var width = T.Broadcast(Max - Min);
        return T.Select(T.LessOrEqual(lower, upper), T.Fma(lower, width, T.Broadcast(Min)), T.Fma(-upper, width, T.Broadcast(Max)));
    
    }
}
