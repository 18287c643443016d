using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The Weibull distribution.</summary>
/// <param name="shape">Shape, positive and finite.</param>
/// <param name="scale">Scale, positive and finite.</param>
public readonly struct Weibull(double shape, double scale) : ITwoParametersDistribution<Weibull>
{
    /// <inheritdoc/>
    public static string Name => "weibull";

    /// <inheritdoc/>
    public static string Suffix => "weibull";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("shape", "shape > 0"), new("scale", "scale > 0", 1)];

    /// <inheritdoc/>
    public static Weibull Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Shape, positive and finite.</summary>
    public double Shape { get; } = shape;

    /// <summary>Scale, positive and finite.</summary>
    public double Scale { get; } = scale;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Shape > 0 && Scale > 0 && double.IsFinite(Shape) && double.IsFinite(Scale) ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => double.NaN;

    /// <inheritdoc/>
    public Support Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Scale * Math.Exp(LogGamma.Of(new ScalarLane(1 + 1 / Shape)).Value);

    /// <inheritdoc/>
    public double Variance => VarianceOf(Shape, Scale);

    /// <inheritdoc/>
    public Sampler Sampler => Sampler.Of(new InversionSampler<WeibullInversion>(new(Shape, Scale)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T>
    {
        // At 0 the density is 0, the rate or infinite, as the power says.
        var exponent = Power(x);
        var hazard = Exponential.OfSum(T.Broadcast(Shape), exponent);
        var ratio = T.Select(T.Less(T.Broadcast(0), x), x, T.Broadcast(1));
        var atZero = T.Broadcast(Shape < 1 ? double.PositiveInfinity : Shape == 1 ? 1 / Scale : 0);
        var value = Exponential.OfQuotient(hazard, ratio, -Hazard(exponent));
        return T.Select(T.Equal(x, T.Broadcast(0)), atZero, value);
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T>
    {
        var exponent = Power(x);
        var atZero = T.Broadcast(Shape < 1 ? double.PositiveInfinity : Shape == 1 ? -Logarithm.Log(new ScalarLane(Scale)).Value : double.NegativeInfinity);
        var log = PreciseLogarithm.Of(x);
        var value = (exponent - log - Hazard(exponent)).High + Logarithm.Log(T.Broadcast(Shape));
        return T.Select(T.Equal(x, T.Broadcast(0)), atZero, value);
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        ExponentialTails<T>.Of(-Hazard(Power(x))).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T>
    {
        var power = Power(x);
        var log = ExponentialTails<T>.Of(-Hazard(power)).Log(tail);
        // Next to 0 the lower tail is the hazard itself, which may underflow.
        return tail == Tail.Lower ? T.Select(T.Less(power.High, T.Broadcast(-40)), power.High, log) : log;
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        At(PreciseLogarithm.Of(ExponentialTails<T>.HazardOf(p, tail)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        At(ExponentialTails<T>.LogHazardOfLog(logP, tail));

    /// <summary>The logarithm of the cumulative hazard (x/scale)^shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleDoubleLane<T> Power<T>(T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var log = PreciseLogarithm.OfRatio(new DoubleDoubleLane<T>(x, zero), new DoubleDoubleLane<T>(T.Broadcast(Scale), zero));
        return log * T.Broadcast(Shape);
    
    }

    /// <summary>The cumulative hazard from its logarithm, of more than 53 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> Hazard<T>(DoubleDoubleLane<T> log)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var value = Exponential.OfSum(T.Broadcast(1), log);
        // What the rounded value misses, from its logarithm: in the far tail the probability hangs on it.
        var usable = T.And(T.Less(T.Broadcast(1e-300), value), T.Less(value, T.Broadcast(1e300)));
        var missing = (log - PreciseLogarithm.Of(T.Select(usable, value, T.Broadcast(1)))).High * value;
        return new(value, T.Select(usable, missing, zero));
    
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T At<T>(DoubleDoubleLane<T> logHazard)
        where T : struct, ILane<T>
    {
        var log = logHazard / new DoubleDoubleLane<T>(T.Broadcast(Shape), T.Broadcast(0));
        return Exponential.OfSum(T.Broadcast(Scale), log);
    
    }

    private static double VarianceOf(double shape, double scale)
    {
        // Γ(1 + 2/k) − Γ(1 + 1/k)², without the cancellation that a large k brings.
        var first = LogGamma.Of(new ScalarLane(1 + 1 / shape)).Value;
        var second = LogGamma.Of(new ScalarLane(1 + 2 / shape)).Value;
        return scale * scale * Math.Exp(2 * first) * Exponential.Expm1(new ScalarLane(second - 2 * first)).Value;
    }
}
