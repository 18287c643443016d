using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Distributions;

/// <summary>
/// A distribution's functions for any argument, on lanes: what R answers outside the support, at values that are not
/// whole, at probabilities outside [0, 1], for parameters that put all the mass on one value, and for invalid ones.
/// </summary>
/// <remarks>Invalid parameters, NaN, and probabilities out of range give NaN.</remarks>
public static class DistributionRules
{
    /// <summary>How far from a whole number R takes a discrete value for one, relative from 1 on.</summary>
    private const double IntegerTolerance = 1e-7;

    private const double LogHalf = -Logarithm.OfTwo;

    /// <summary>The density at x, or the probability of x; 0 outside the support, and for a discrete distribution between whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Density<TDistribution, T>(TDistribution distribution, T x)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        if (distribution.Defined < DefinedFunctions.All)
            return T.Broadcast(double.NaN);
        var value = Whole<TDistribution, T>(x);
        var zero = T.Broadcast(0);
        if (distribution.PointMass.Exists)
            return Step(distribution, value, TDistribution.IsDiscrete ? 1 : double.PositiveInfinity, 0, x);
        var density = T.Select(Inside(distribution, value), distribution.Density(Interior(distribution, value)), zero);
        return KeepNaN(x, T.Select(IsValue<TDistribution, T>(x, value), density, zero));
    }

    /// <summary>The logarithm of <see cref="Density"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogDensity<TDistribution, T>(TDistribution distribution, T x)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        if (distribution.Defined < DefinedFunctions.All)
            return T.Broadcast(double.NaN);
        var value = Whole<TDistribution, T>(x);
        var none = T.Broadcast(double.NegativeInfinity);
        if (distribution.PointMass.Exists)
            return Step(distribution, value, TDistribution.IsDiscrete ? 0 : double.PositiveInfinity, double.NegativeInfinity, x);
        var density = T.Select(Inside(distribution, value), distribution.LogDensity(Interior(distribution, value)), none);
        return KeepNaN(x, T.Select(IsValue<TDistribution, T>(x, value), density, none));
    }

    /// <summary>P(X ≤ x) or P(X &gt; x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cdf<TDistribution, T>(TDistribution distribution, T x, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        if (distribution.Defined < DefinedFunctions.Cdf)
            return T.Broadcast(double.NaN);
        var isLower = tail == Tail.Lower;
        var below = isLower ? 0.0 : 1.0;
        var value = Floor<TDistribution, T>(x);
        if (distribution.PointMass.Exists)
            return Steps(distribution, x, value, below, 0.5, 1 - below);
        return Ends(distribution, x, value, distribution.Cdf(Interior(distribution, value), tail), below, 1 - below);
    }

    /// <summary>The logarithm of <see cref="Cdf"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogCdf<TDistribution, T>(TDistribution distribution, T x, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        if (distribution.Defined < DefinedFunctions.Cdf)
            return T.Broadcast(double.NaN);
        var isLower = tail == Tail.Lower;
        var below = isLower ? double.NegativeInfinity : 0;
        var above = isLower ? 0 : double.NegativeInfinity;
        var value = Floor<TDistribution, T>(x);
        if (distribution.PointMass.Exists)
            return Steps(distribution, x, value, below, LogHalf, above);
        return Ends(distribution, x, value, distribution.LogCdf(Interior(distribution, value), tail), below, above);
    }

    /// <summary>The x whose tail has probability p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantile<TDistribution, T>(TDistribution distribution, T p, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var inner = IsSpread(distribution) ? distribution.Quantile(Between(T.Broadcast(0), p, T.Broadcast(1)), tail) : PointAt(distribution, p, 0.5, tail);
        return QuantileEnds(distribution, inner, p, T.Broadcast(0), T.Broadcast(1), tail);
    }

    /// <summary>The x whose tail has a probability with that logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T QuantileOfLog<TDistribution, T>(TDistribution distribution, T logP, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var inner = IsSpread(distribution)
            ? distribution.QuantileOfLog(Between(T.Broadcast(double.NegativeInfinity), logP, T.Broadcast(0)), tail)
            : PointAt(distribution, logP, LogHalf, tail);
        return QuantileEnds(distribution, inner, logP, T.Broadcast(double.NegativeInfinity), T.Broadcast(0), tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T QuantileEnds<TDistribution, T>(TDistribution distribution, T inner, T p, T none, T all, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var nan = T.Broadcast(double.NaN);
        if (distribution.Defined == DefinedFunctions.None)
            return nan;
        var support = distribution.Support;
        var isLower = tail == Tail.Lower;
        if (TDistribution.IsDiscrete && distribution.PointMass.Exists && double.IsInfinity(support.Upper))
            support = new(support.Lower, distribution.PointMass.Upper);
        var result = T.Select(T.Equal(p, none), T.Broadcast(isLower ? support.Lower : support.Upper), inner);
        result = T.Select(T.Equal(p, all), T.Broadcast(isLower ? support.Upper : support.Lower), result);
        return T.Select(T.And(T.LessOrEqual(none, p), T.LessOrEqual(p, all)), result, nan);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ends<TDistribution, T>(TDistribution distribution, T x, T value, T inner, double below, double above)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var support = distribution.Support;
        var lower = T.Broadcast(support.Lower);
        var isBelow = TDistribution.IsDiscrete || TDistribution.HasMassAtLowerEnd ? T.Less(value, lower) : T.LessOrEqual(value, lower);
        var result = T.Select(isBelow, T.Broadcast(below), inner);
        return KeepNaN(x, T.Select(T.LessOrEqual(T.Broadcast(support.Upper), value), T.Broadcast(above), result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Step<TDistribution, T>(TDistribution distribution, T value, double at, double elsewhere, T x)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var points = T.Select(T.Equal(value, T.Broadcast(distribution.PointMass.Lower)), one, T.Select(T.Equal(value, T.Broadcast(distribution.PointMass.Upper)), one, zero));
        var isPoint = T.And(T.Less(zero, points), IsValue<TDistribution, T>(x, value));
        return KeepNaN(x, T.Select(isPoint, T.Broadcast(at), T.Broadcast(elsewhere)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Steps<TDistribution, T>(TDistribution distribution, T x, T value, double below, double between, double above)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var result = T.Select(IsBelow(distribution, distribution.PointMass.Upper, value), T.Broadcast(between), T.Broadcast(above));
        return KeepNaN(x, T.Select(IsBelow(distribution, distribution.PointMass.Lower, value), T.Broadcast(below), result));
    }

    /// <summary>Mask of the values before a point of mass; as in R, the point itself is where a continuous distribution collapses onto the end of its support.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T IsBelow<TDistribution, T>(TDistribution distribution, double point, T value)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var support = distribution.Support;
        var isEnd = double.IsFinite(point) && (point == support.Lower || point == support.Upper);
        var isAtEnd = !TDistribution.IsDiscrete && support.Lower < support.Upper && isEnd;
        return isAtEnd ? T.LessOrEqual(value, T.Broadcast(point)) : T.Less(value, T.Broadcast(point));
    }

    /// <summary>The first or second point of mass, by the side of one half that p is on; between them at one half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PointAt<TDistribution, T>(TDistribution distribution, T p, double half, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var (first, last) = (T.Broadcast(distribution.PointMass.Lower), T.Broadcast(distribution.PointMass.Upper));
        if (tail == Tail.Upper)
            (first, last) = (last, first);
        var result = T.Select(T.Less(p, T.Broadcast(half)), first, T.Broadcast(0.5) * (first + last));
        return T.Select(T.Less(T.Broadcast(half), p), last, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSpread<TDistribution>(TDistribution distribution)
        where TDistribution : struct, IDistribution =>
        distribution.Defined != DefinedFunctions.None && !distribution.PointMass.Exists;

    /// <summary>Mask of the finite values between the ends of the support.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Inside<TDistribution, T>(TDistribution distribution, T value)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var support = distribution.Support;
        var inside = T.And(T.LessOrEqual(T.Broadcast(support.Lower), value), T.LessOrEqual(value, T.Broadcast(support.Upper)));
        return T.And(inside, T.Less(T.Abs(value), T.Broadcast(double.PositiveInfinity)));
    }

    /// <summary>NaN, which no formula loops over, in place of what is outside the support.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Interior<TDistribution, T>(TDistribution distribution, T value)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T> =>
        T.Select(Inside(distribution, value), value, T.Broadcast(double.NaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Between<T>(T none, T p, T all)
        where T : struct, ILane<T> =>
        T.Select(T.And(T.Less(none, p), T.Less(p, all)), p, T.Broadcast(double.NaN));

    /// <summary>The whole number that a discrete x stands for; x itself where the distribution is continuous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Whole<TDistribution, T>(T x)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T> =>
        TDistribution.IsDiscrete ? Nearest(x) : x;

    /// <summary>Mask of the arguments that a discrete distribution takes for a whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T IsValue<TDistribution, T>(T x, T value)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        if (!TDistribution.IsDiscrete)
            return T.Equal(x, x);
        var magnitude = T.Abs(x);
        var one = T.Broadcast(1);
        var scale = T.Select(T.Less(one, magnitude), magnitude, one);
        return T.LessOrEqual(T.Abs(x - value), T.Broadcast(IntegerTolerance) * scale);
    }

    /// <summary>The whole number that a discrete cdf is constant from; x itself where the distribution is continuous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Floor<TDistribution, T>(T x)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        if (!TDistribution.IsDiscrete)
            return x;
        var raised = x + T.Broadcast(IntegerTolerance);
        var nearest = Nearest(raised);
        return T.Select(T.Less(raised, nearest), nearest - T.Broadcast(1), nearest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Nearest<T>(T x)
        where T : struct, ILane<T> =>
        T.CopySign(Functions.Rounding.ToEven(T.Abs(x)), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T KeepNaN<T>(T x, T result)
        where T : struct, ILane<T> =>
        T.Select(T.Equal(x, x), result, x);
}
