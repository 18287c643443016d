using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The negative binomial distribution by its mean μ: variance μ + μ²/size.</summary>
/// <param name="size">Size, also called θ, zero or positive, not necessarily whole; +∞ is the Poisson distribution.</param>
/// <param name="mu">The mean μ, zero or positive and finite.</param>
public readonly struct NegativeBinomialMean(double size, double mu) : ITwoParametersDistribution<NegativeBinomialMean>
{
    /// <inheritdoc/>
    public static string Name => "negative_binomial_mu";

    /// <inheritdoc/>
    public static string Suffix => "nbinom_mu";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("size", "size >= 0"), new("mu", "mu >= 0")];

    /// <inheritdoc/>
    public static NegativeBinomialMean Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>Size, also called θ, zero or positive, not necessarily whole; +∞ is the Poisson distribution.</summary>
    public double Size { get; } = size;

    /// <summary>The mean μ, zero or positive and finite.</summary>
    public double Mu { get; } = mu;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Size >= 0 && Mu >= 0 && double.IsFinite(Mu) ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Size == 0 || Mu == 0 ? 0 : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Mu;

    /// <inheritdoc/>
    public double Variance => Mu + Mu * Mu / Size;

    /// <inheritdoc/>
    public Sampler Sampler => NegativeBinomialSampler.Of(Size, Mu);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        IsPoisson ? AsPoisson.Density(x) : Mass(x).Value();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        IsPoisson ? AsPoisson.LogDensity(x) : Mass(x).Log();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        IsPoisson ? AsPoisson.Cdf(x, tail) : Tails(x).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        IsPoisson ? AsPoisson.LogCdf(x, tail) : Tails(x).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        IsPoisson ? AsPoisson.Quantile(p, tail) : DiscreteQuantile.Of(this, p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        IsPoisson ? AsPoisson.QuantileOfLog(logP, tail) : DiscreteQuantile.OfLog(this, logP, tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SaddlePoint<T> Mass<T>(T x)
        where T : struct, ILane<T> =>
        SaddlePoint<T>.NegativeBinomial(x, T.Broadcast(Size), Share<T>(Size), Share<T>(Mu));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T> =>
        IncompleteBeta.Tails(T.Broadcast(Size), x + T.Broadcast(1), Share<T>(Size), Share<T>(Mu));

    /// <summary>size/(size + μ), the probability of success, or μ/(size + μ), that of failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Share<T>(double part)
        where T : struct, ILane<T>
    {
        var whole = DoubleDoubleLane<T>.SumOf(T.Broadcast(Size), T.Broadcast(Mu));
        return new DoubleDoubleLane<T>(T.Broadcast(part), T.Broadcast(0)) / whole;
    
    }

    private bool IsPoisson => Size == double.PositiveInfinity;

    private Poisson AsPoisson => new(Mu);
}
