using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>Fisher's F distribution.</summary>
/// <param name="df1">Numerator degrees of freedom, positive; may be infinite.</param>
/// <param name="df2">Denominator degrees of freedom, positive; may be infinite.</param>
public readonly struct FisherF(double df1, double df2) : ITwoParametersDistribution<FisherF>
{
    /// <inheritdoc/>
    public static string Name => "f";

    /// <inheritdoc/>
    public static string Suffix => "f";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("df1", "df1 > 0"), new("df2", "df2 > 0")];

    /// <inheritdoc/>
    public static FisherF Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Numerator degrees of freedom, positive; may be infinite.</summary>
    public double Df1 { get; } = df1;

    /// <summary>Denominator degrees of freedom, positive; may be infinite.</summary>
    public double Df2 { get; } = df2;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Df1 > 0 && Df2 > 0 ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => double.IsInfinity(Df1) && double.IsInfinity(Df2) ? 1 : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Df2 > 2 ? double.IsInfinity(Df2) ? 1 : Df2 / (Df2 - 2) : double.PositiveInfinity;

    /// <inheritdoc/>
    public double Variance => VarianceOf(Df1, Df2);

    /// <inheritdoc/>
    public Sampler Sampler => FSampler.Of(Df1, Df2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        FisherTails.Density(Df1, Df2, x).Value();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        FisherTails.Density(Df1, Df2, x).Log();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        FisherTails.Of(Df1, Df2, x).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        FisherTails.Of(Df1, Df2, x).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        FisherTails.Quantile(Df1, Df2, TailTarget<T>.Of(p, tail));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        FisherTails.Quantile(Df1, Df2, TailTarget<T>.OfLog(logP, tail));

    private static double VarianceOf(double df1, double df2)
    {
        if (!(df2 > 2))
            return double.NaN;
        if (!(df2 > 4))
            return double.PositiveInfinity;
        // 2 df2² (df1 + df2 − 2) / (df1 (df2 − 2)² (df2 − 4)), written so that either may be infinite.
        var mean = 1 / (1 - 2 / df2);
        return 2 * mean * mean * (1 / df1 + (1 - 2 / df1) / df2) / (1 - 4 / df2);
    }
}
