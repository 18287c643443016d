using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The negative binomial distribution: failures before the size-th success.</summary>
/// <param name="size">Number of successes, zero or positive and finite, not necessarily whole.</param>
/// <param name="prob">Probability of success.</param>
/// <remarks>
/// P(X ≤ x) = I_p(size, x + 1), the incomplete beta function.
/// </remarks>
public readonly struct NegativeBinomial(double size, double prob) : ITwoParametersDistribution<NegativeBinomial>
{
    /// <inheritdoc/>
    public static string Name => "negative_binomial";

    /// <inheritdoc/>
    public static string Suffix => "nbinom";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("size", "size >= 0"), new("prob", "0 < prob <= 1")];

    /// <inheritdoc/>
    public static NegativeBinomial Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>Number of successes, zero or positive and finite, not necessarily whole.</summary>
    public double Size { get; } = size;

    /// <summary>Probability of success.</summary>
    public double Prob { get; } = prob;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Size >= 0 && double.IsFinite(Size) && Prob > 0 && Prob <= 1 ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Size == 0 || Prob == 1 ? 0 : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Size * (1 - Prob) / Prob;

    /// <inheritdoc/>
    public double Variance => Size * (1 - Prob) / Prob / Prob;

    /// <inheritdoc/>
    public Sampler Sampler => NegativeBinomialSampler.Of(Size, Mean);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        Mass(x).Value();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        Mass(x).Log();

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
        DiscreteQuantile.Of(this, p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.OfLog(this, logP, tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SaddlePoint<T> Mass<T>(T x)
        where T : struct, ILane<T> =>
        SaddlePoint<T>.NegativeBinomial(x, T.Broadcast(Size), Success<T>(), Failure<T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T> =>
        IncompleteBeta.Tails(T.Broadcast(Size), x + T.Broadcast(1), Success<T>(), Failure<T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Success<T>()
        where T : struct, ILane<T> =>
        new(T.Broadcast(Prob), T.Broadcast(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Failure<T>()
        where T : struct, ILane<T> =>
        DoubleDoubleLane<T>.SumOf(T.Broadcast(1), T.Broadcast(-Prob));
}
