using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The Cauchy distribution.</summary>
/// <param name="location">The median, finite.</param>
/// <param name="scale">Scale ≥ 0, finite; as in R, 0 puts all the mass on the location but leaves quantiles and draws only.</param>
public readonly struct Cauchy(double location, double scale) : ITwoParametersDistribution<Cauchy>
{
    /// <inheritdoc/>
    public static string Name => "cauchy";

    /// <inheritdoc/>
    public static string Suffix => "cauchy";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("location", "any finite number", 0), new("scale", "scale >= 0", 1)];

    /// <inheritdoc/>
    public static Cauchy Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>The median, finite.</summary>
    public double Location { get; } = location;

    /// <summary>Scale ≥ 0, finite; as in R, 0 puts all the mass on the location but leaves quantiles and draws only.</summary>
    public double Scale { get; } = scale;

    /// <inheritdoc/>
    public DefinedFunctions Defined => !(double.IsFinite(Location) && Scale >= 0 && double.IsFinite(Scale)) ? DefinedFunctions.None : Scale > 0 ? DefinedFunctions.All : DefinedFunctions.Quantile;

    /// <inheritdoc/>
    public PointMass PointMass => Scale == 0 ? Location : double.NaN;

    /// <inheritdoc/>
    public Support Support => Scale == 0 ? new(Location, Location) : new(double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => double.NaN;

    /// <inheritdoc/>
    public double Variance => double.NaN;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InversionSampler<CauchyInversion>(new(Location, Scale)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T>
    {
        var z = Standardized(x);
        return T.Broadcast(1 / (Math.PI * Scale)) / T.Fma(z, z, T.Broadcast(1));
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T>
    {
        var z = T.Abs(Standardized(x));
        var isFar = T.Less(T.Broadcast(1e100), z);
        var log = Logarithm.Log(z);
        var growth = T.Select(isFar, log + log, Logarithm.Log1p(T.Select(isFar, z, z * z)));
        return -(T.Broadcast(Logarithm.Log(new ScalarLane(Math.PI * Scale)).Value) + growth);
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Beyond(tail == Tail.Lower ? -Standardized(x) : Standardized(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T>
    {
        var z = tail == Tail.Lower ? -Standardized(x) : Standardized(x);
        return T.Select(T.Less(z, T.Broadcast(-1)), Logarithm.Log1p(-Beyond(-z)), Logarithm.Log(Beyond(z)));
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        At(p, T.Broadcast(1) - p, p - T.Broadcast(0.5), tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T>
    {
        var centred = (logP + T.Broadcast(Logarithm.OfTwo)) + T.Broadcast(Logarithm.RestOfTwo);
        return At(Exponential.Exp(logP), -Exponential.Expm1(logP), T.Broadcast(0.5) * Exponential.Expm1(centred), tail);
    
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T At<T>(T p, T rest, T aboveMedian, Tail tail)
        where T : struct, ILane<T>
    {
        var distance = T.Abs(aboveMedian);
        var size = HalfTurns.Cotangent(T.Select(T.Less(p, rest), p, rest), distance);
        var z = T.CopySign(size, tail == Tail.Lower ? aboveMedian : -aboveMedian);
        return T.Fma(z, T.Broadcast(Scale), T.Broadcast(Location));
    
    }

    /// <summary>P(Z > z) of the standard distribution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Beyond<T>(T z)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var half = T.Broadcast(0.5);
        var magnitude = T.Abs(z);
        var isOuter = T.Less(one, magnitude);
        var part = HalfTurns.Arctangent(T.Select(isOuter, one / magnitude, magnitude));
        var upper = T.Select(isOuter, part, half - part);
        return T.Select(T.Less(z, T.Broadcast(0)), T.Select(isOuter, one - part, half + part), upper);
    
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Standardized<T>(T x)
        where T : struct, ILane<T> =>
        Standardization.Of(x, Location, Scale).High;
}
