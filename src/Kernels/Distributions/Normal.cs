using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The normal distribution.</summary>
/// <param name="mean">Its mean μ, finite.</param>
/// <param name="sd">Its standard deviation σ ≥ 0.</param>
public readonly struct Normal(double mean, double sd) : ITwoParametersDistribution<Normal>
{
    /// <inheritdoc/>
    public static string Name => "normal";

    /// <inheritdoc/>
    public static string Suffix => "norm";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("mean", "any finite number", 0), new("sd", "sd >= 0", 1)];

    /// <inheritdoc/>
    public static Normal Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <inheritdoc/>
    public double Mean { get; } = mean;

    /// <summary>The standard deviation σ.</summary>
    public double Sd { get; } = sd;

    /// <inheritdoc/>
    public DefinedFunctions Defined => double.IsFinite(Mean) && Sd >= 0 && Sd < double.PositiveInfinity ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Sd == 0 ? Mean : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Variance => Sd * Sd;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new NormalSampler(Mean, Sd));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> => NormalProbability.Density(Standardized(x), 1 / Sd);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        NormalProbability.LogDensity(Standardized(x), -Logarithm.Log(new ScalarLane(Sd)).Value);

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
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> => FromStandard(NormalQuantile.Of(p), tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> => FromStandard(NormalQuantile.OfLog(logP), tail);

    /// <summary>P(|X − μ| &gt; |x − μ|).</summary>
    /// <param name="x">Any value.</param>
    /// <returns>The two-sided tail; NaN for NaN or invalid parameters.</returns>
    public double TwoSided(double x) => 2 * this.Cdf(Mean + Math.Abs(x - Mean), Tail.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T FromStandard<T>(T z, Tail tail)
        where T : struct, ILane<T> =>
        T.Fma(tail == Tail.Lower ? z : -z, T.Broadcast(Sd), T.Broadcast(Mean));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Standardized<T>(T x)
        where T : struct, ILane<T> =>
        Standardization.Of(x, Mean, Sd);
}
