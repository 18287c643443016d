using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The Poisson distribution.</summary>
/// <param name="lambda">The mean λ, zero or positive and finite.</param>
/// <remarks>
/// P(X ≤ x) = Q(x + 1, λ), the upper incomplete gamma function.
/// </remarks>
public readonly struct Poisson(double lambda) : IOneParameterDistribution<Poisson>
{
    /// <inheritdoc/>
    public static string Name => "poisson";

    /// <inheritdoc/>
    public static string Suffix => "pois";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("lambda", "lambda >= 0")];

    /// <inheritdoc/>
    public static Poisson Of(double first) => new(first);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>The mean λ, zero or positive and finite.</summary>
    public double Lambda { get; } = lambda;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Lambda >= 0 && double.IsFinite(Lambda) ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Lambda == 0 ? 0 : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Lambda;

    /// <inheritdoc/>
    public double Variance => Lambda;

    /// <inheritdoc/>
    public Sampler Sampler => PoissonMass.SamplerOf(Lambda);

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
        Tails(x).Value(Opposite(tail));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Tails(x).Log(Opposite(tail));

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
        SaddlePoint<T>.Poisson(x, new DoubleDoubleLane<T>(T.Broadcast(Lambda), T.Broadcast(0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T> =>
        IncompleteGamma.Tails(x + T.Broadcast(1), new DoubleDoubleLane<T>(T.Broadcast(Lambda), T.Broadcast(0)));

    private static Tail Opposite(Tail tail) => tail == Tail.Lower ? Tail.Upper : Tail.Lower;
}
