using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The inverse Gaussian distribution, as in R's package statmod.</summary>
/// <param name="mean">The mean μ, positive and finite.</param>
/// <param name="shape">Shape λ, positive and finite: the variance is μ³/λ.</param>
public readonly struct InverseGaussian(double mean, double shape) : ITwoParametersDistribution<InverseGaussian>
{
    /// <inheritdoc/>
    public static string Name => "inverse_gaussian";

    /// <inheritdoc/>
    public static string Suffix => "invgauss";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("mean", "mean > 0", 1), new("shape", "shape > 0", 1)];

    /// <inheritdoc/>
    public static InverseGaussian Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Shape λ, positive and finite: the variance is μ³/λ.</summary>
    public double Shape { get; } = shape;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Mean > 0 && Shape > 0 && double.IsFinite(Mean) && double.IsFinite(Shape) ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean { get; } = mean;

    /// <inheritdoc/>
    public double Variance => Mean * Mean * Mean / Shape;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InverseGaussianSampler(Mean, Shape));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        Weight(x).Value();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        Weight(x).Log();

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
        InverseGaussianTails.Quantile(Mean, Shape, TailTarget<T>.Of(p, tail));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        InverseGaussianTails.Quantile(Mean, Shape, TailTarget<T>.OfLog(logP, tail));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SaddlePoint<T> Weight<T>(T x)
        where T : struct, ILane<T> =>
        InverseGaussianTails.Density(Mean, Shape, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T> =>
        InverseGaussianTails.Of(Mean, Shape, x);
}
