using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The logistic distribution.</summary>
/// <param name="location">The mean, finite.</param>
/// <param name="scale">Scale ≥ 0, finite; as in R, 0 puts all the mass on the location but leaves quantiles and draws only.</param>
public readonly struct Logistic(double location, double scale) : ITwoParametersDistribution<Logistic>
{
    /// <inheritdoc/>
    public static string Name => "logistic";

    /// <inheritdoc/>
    public static string Suffix => "logis";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("location", "any finite number", 0), new("scale", "scale >= 0", 1)];

    /// <inheritdoc/>
    public static Logistic Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>The mean, finite.</summary>
    public double Location { get; } = location;

    /// <summary>Scale ≥ 0, finite; as in R, 0 puts all the mass on the location but leaves quantiles and draws only.</summary>
    public double Scale { get; } = scale;

    /// <inheritdoc/>
    public DefinedFunctions Defined => !(double.IsFinite(Location) && Scale >= 0 && double.IsFinite(Scale)) ? DefinedFunctions.None : Scale > 0 ? DefinedFunctions.All : DefinedFunctions.Quantile;

    /// <inheritdoc/>
    public PointMass PointMass => Scale == 0 ? Location : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Location;

    /// <inheritdoc/>
    public double Variance => Math.PI * Math.PI / 3 * Scale * Scale;

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InversionSampler<LogisticInversion>(new(Location, Scale)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T>
    {
        var z = Standardized(x);
        var inverse = T.Broadcast(1) / (T.Broadcast(1) + Exponential.OfSum(T.Broadcast(1), MinusMagnitude(z)));
        return Exponential.OfSum(inverse * inverse * T.Broadcast(1 / Scale), MinusMagnitude(z));
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T>
    {
        var magnitude = MinusMagnitude(Standardized(x));
        var log = Logarithm.Log1p(Exponential.OfSum(T.Broadcast(1), magnitude));
        return magnitude.High + (magnitude.Low - (log + log) - Logarithm.Log(T.Broadcast(Scale)));
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T>
    {
        // 1/(1 + e^z) of the upper tail: e^−z/(1 + e^−z) where z > 0.
        var one = T.Broadcast(1);
        var z = Toward(x, tail);
        var e = Exponential.OfSum(one, MinusMagnitude(z));
        return T.Select(T.Less(T.Broadcast(0), z.High), e, one) / (one + e);
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T>
    {
        var z = Toward(x, tail);
        var log = Logarithm.Log1p(Exponential.OfSum(T.Broadcast(1), MinusMagnitude(z)));
        return T.Select(T.Less(T.Broadcast(0), z.High), -z.High - (log + z.Low), -log);
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        At(Logarithm.Log(p) - Logarithm.Log1p(-p), p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T>
    {
        // log p − log(1 − p): the difference is exact enough but next to p = ½, where log 2 is taken off both.
        var rest = -Exponential.Expm1(logP);
        var near = T.Less(T.Abs(rest - T.Broadcast(0.5)), T.Broadcast(0.1));
        var centred = (logP + T.Broadcast(Logarithm.OfTwo)) + T.Broadcast(Logarithm.RestOfTwo);
        var value = T.Select(near, centred - Logarithm.Log1p(-Exponential.Expm1(centred)), logP - Logarithm.Log(rest));
        return T.Fma(tail == Tail.Lower ? value : -value, T.Broadcast(Scale), T.Broadcast(Location));
    
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T At<T>(T logit, T p, Tail tail)
        where T : struct, ILane<T>
    {
        // Next to p = ½ the two logarithms cancel: log(p/(1 − p)) = log(1 + (2p − 1)/(1 − p)).
        var half = T.Broadcast(0.5);
        var centred = Logarithm.Log1p((p - half + (p - half)) / (T.Broadcast(1) - p));
        var value = T.Select(T.Less(T.Abs(p - half), T.Broadcast(0.2)), centred, logit);
        return T.Fma(tail == Tail.Lower ? value : -value, T.Broadcast(Scale), T.Broadcast(Location));
    
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Toward<T>(T x, Tail tail)
        where T : struct, ILane<T> =>
        tail == Tail.Lower ? -Standardized(x) : Standardized(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Standardized<T>(T x)
        where T : struct, ILane<T> =>
        Standardization.Of(x, Location, Scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> MinusMagnitude<T>(DoubleDoubleLane<T> z)
        where T : struct, ILane<T> =>
        DoubleDoubleLane<T>.Select(T.Less(z.High, T.Broadcast(0)), z, -z);
}
