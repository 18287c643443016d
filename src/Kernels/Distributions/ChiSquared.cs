using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The chi-squared distribution.</summary>
/// <param name="df">Degrees of freedom, zero or positive, not necessarily whole; +∞ puts all the mass there.</param>
public readonly struct ChiSquared(double df) : IOneParameterDistribution<ChiSquared>
{
    /// <inheritdoc/>
    public static string Name => "chi_squared";

    /// <inheritdoc/>
    public static string Suffix => "chisq";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("df", "df >= 0")];

    /// <inheritdoc/>
    public static ChiSquared Of(double first) => new(first);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Degrees of freedom, zero or positive, not necessarily whole; +∞ puts all the mass there.</summary>
    public double Df { get; } = df;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Df >= 0 ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => Df == 0 || double.IsInfinity(Df) ? Df : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Df;

    /// <inheritdoc/>
    public double Variance => 2 * Df;

    /// <inheritdoc/>
    public Sampler Sampler => GammaSampler.Of(Df / 2, 2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T>
    {
        var weight = GammaDensity.Of(Df / 2, 0.5, x);
        return weight.Value();
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        GammaDensity.Of(Df / 2, 0.5, x).Log();

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
        TailInversion.OfGamma(T.Broadcast(Df / 2), TailTarget<T>.Of(p, tail)) * T.Broadcast(2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        TailInversion.OfGamma(T.Broadcast(Df / 2), TailTarget<T>.OfLog(logP, tail)) * T.Broadcast(2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T> =>
        IncompleteGamma.Tails(T.Broadcast(Df / 2), new DoubleDoubleLane<T>(x * T.Broadcast(0.5), T.Broadcast(0)));
}
