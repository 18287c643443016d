using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The binomial distribution.</summary>
/// <param name="size">Number of trials, a whole number ≥ 0; as in R, another is rounded for quantiles, and has nothing else.</param>
/// <param name="prob">Probability of success.</param>
/// <remarks>
/// P(X ≤ x) = I_(1−p)(n − x, x + 1), the incomplete beta function.
/// </remarks>
public readonly struct Binomial(double size, double prob) : ITwoParametersDistribution<Binomial>
{
    private readonly double _size = size;

    /// <inheritdoc/>
    public static string Name => "binomial";

    /// <inheritdoc/>
    public static string Suffix => "binom";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("size", "size >= 0, a whole number"), new("prob", "0 <= prob <= 1")];

    /// <inheritdoc/>
    public static Binomial Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>Number of trials, rounded to a whole number ≥ 0.</summary>
    public double Size { get; } = Rounding.Nearest(new ScalarLane(size)).Value;

    /// <summary>Probability of success.</summary>
    public double Prob { get; } = prob;

    /// <inheritdoc/>
    public DefinedFunctions Defined => !(Size >= 0 && double.IsFinite(Size) && Prob >= 0 && Prob <= 1) ? DefinedFunctions.None : _size == Size ? DefinedFunctions.All : DefinedFunctions.Quantile;

    /// <inheritdoc/>
    public PointMass PointMass => Size == 0 || Prob == 0 ? 0 : Prob == 1 ? Size : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, Size);

    /// <inheritdoc/>
    public double Mean => Size * Prob;

    /// <inheritdoc/>
    public double Variance => Size * Prob * (1 - Prob);

    /// <inheritdoc/>
    public Sampler Sampler => _size == Size ? BinomialMass.SamplerOf(Size, Prob) : ConstantSampler.NaN;

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
        DiscreteQuantile.Of(new Binomial(Size, Prob), p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.OfLog(new Binomial(Size, Prob), logP, tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SaddlePoint<T> Mass<T>(T x)
        where T : struct, ILane<T> =>
        SaddlePoint<T>.Binomial(
            x, T.Broadcast(Size), new DoubleDoubleLane<T>(T.Broadcast(Prob), T.Broadcast(0)), DoubleDoubleLane<T>.SumOf(T.Broadcast(1), T.Broadcast(-Prob)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var prob = new DoubleDoubleLane<T>(T.Broadcast(Prob), T.Broadcast(0));
        return IncompleteBeta.Tails(T.Broadcast(Size) - x, x + one, DoubleDoubleLane<T>.SumOf(one, T.Broadcast(-Prob)), prob);
    
    }
}
