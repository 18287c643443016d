using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The hypergeometric distribution: white balls among k drawn from m white and n black ones.</summary>
/// <param name="m">Number of white balls m, a whole number ≥ 0.</param>
/// <param name="n">Number of black balls n, a whole number ≥ 0.</param>
/// <param name="k">Number of balls drawn k, a whole number, at most m + n.</param>
/// <remarks>
/// With N = m + n and p = k/N the probability is a product of three binomial ones; the tails are sums of them, from the
/// argument away from the mean. As in R, numbers of balls that are not whole are rounded, and have no density.
/// </remarks>
public readonly struct Hypergeometric(double m, double n, double k) : IThreeParametersDistribution<Hypergeometric>
{
    private readonly bool _isWhole = Math.Round(m) == m && Math.Round(n) == n && Math.Round(k) == k;

    /// <inheritdoc/>
    public static string Name => "hypergeometric";

    /// <inheritdoc/>
    public static string Suffix => "hyper";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("m", "m >= 0, a whole number"), new("n", "n >= 0, a whole number"), new("k", "0 <= k <= m + n, a whole number")];

    /// <inheritdoc/>
    public static Hypergeometric Of(double first, double second, double third) => new(first, second, third);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>Number of white balls m, a whole number ≥ 0.</summary>
    public double White { get; } = Math.Round(m);

    /// <summary>Number of black balls n, a whole number ≥ 0.</summary>
    public double Black { get; } = Math.Round(n);

    /// <summary>Number of balls drawn k, a whole number, at most m + n.</summary>
    public double Drawn { get; } = Math.Round(k);

    /// <inheritdoc/>
    public DefinedFunctions Defined => !(IsCount(White) && IsCount(Black) && IsCount(Drawn) && Drawn <= White + Black) ? DefinedFunctions.None : _isWhole ? DefinedFunctions.All : DefinedFunctions.Cdf;

    /// <inheritdoc/>
    public PointMass PointMass => Support.Lower == Support.Upper ? Support.Lower : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(Math.Max(0, Drawn - Black), Math.Min(Drawn, White));

    /// <inheritdoc/>
    public double Mean => White + Black == 0 ? 0 : Drawn * (White / (White + Black));

    /// <inheritdoc/>
    public double Variance => White + Black <= 1 ? 0 : Drawn * (White / (White + Black)) * (Black / (White + Black)) * ((White + Black - Drawn) / (White + Black - 1));

    /// <inheritdoc/>
    public Sampler Sampler => HypergeometricMass.SamplerOf(White, Black, Drawn);

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
        HypergeometricTails.Of(this, x).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        HypergeometricTails.Of(this, x).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.Of(this, p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.OfLog(this, logP, tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SaddlePoint<T> Mass<T>(T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var total = DoubleDoubleLane<T>.SumOf(T.Broadcast(White), T.Broadcast(Black));
        var p = new DoubleDoubleLane<T>(T.Broadcast(Drawn), zero) / total;
        var q = (total - new DoubleDoubleLane<T>(T.Broadcast(Drawn), zero)) / total;
        var white = SaddlePoint<T>.Binomial(x, T.Broadcast(White), p, q);
        var black = SaddlePoint<T>.Binomial(T.Broadcast(Drawn) - x, T.Broadcast(Black), p, q);
        return white * black / SaddlePoint<T>.Binomial(T.Broadcast(Drawn), total.High, p, q);
    
    }

    private static bool IsCount(double value) => value >= 0 && double.IsFinite(value);
}
