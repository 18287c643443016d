using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>exp and its relatives on lanes.</summary>
/// <remarks>
/// x = n ln 2 + r with |r| ≤ ln 2 / 2 (Cody and Waite's reduction in two parts, exact with fused
/// multiply-add), then e^r = 1 + r + r² q(r) with q the degree 10 Chebyshev interpolant, whose error
/// is 1.7e-19 relative to e^r.
/// </remarks>
public static class Exponential
{
    private const double InverseLn2 = 1.4426950408889634;
    private const double RoundToInteger = 6755399441055744.0;

    /// <summary>
    /// e^x. Largest error 0.82 ulp over the whole range, subnormal results included; +∞ from
    /// 709.783 on, 0 below −745.14, NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILane<T>
    {
        x = T.Select(T.Less(T.Broadcast(710), x), T.Broadcast(710), x);
        return OfAtMost710(x);
    }

    /// <summary>e^x for x up to 710, and for NaN; otherwise as <see cref="Exp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfAtMost710<T>(T x)
        where T : struct, ILane<T>
    {
        x = T.Select(T.Less(x, T.Broadcast(-746)), T.Broadcast(-746), x);
        var n = NearestMultipleOfLn2(x);
        return T.ScaleB(T.Broadcast(1) + ReducedExpm1(x, n), n);
    }

    /// <summary>
    /// e^x in two thirds of the time for x of magnitude up to 700 that is itself rounded: its error, at most 2.3e-16 + 3.4e-17 |x|
    /// relative to the result, is hardly more than what half an ulp of x makes.
    /// </summary>
    /// <remarks>The reduction in one part takes ln 2 as a double; q is the degree 9 Chebyshev interpolant, error 1.6e-17. The chain of operations is
    /// as short as can be: loops with one exponential a step wait for it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfRounded<T>(T x)
        where T : struct, ILane<T>
    {
        var n = NearestMultipleOfLn2(x);
        var r = T.Fma(n, T.Broadcast(-Logarithm.OfTwo), x);
        var r2 = r * r;
        var r4 = r2 * r2;
        var q01 = T.Fma(r, T.Broadcast(0.16666666666666669), T.Broadcast(0.5000000000000001));
        var q23 = T.Fma(r, T.Broadcast(0.008333333333330065), T.Broadcast(0.041666666666624164));
        var q45 = T.Fma(r, T.Broadcast(0.00019841269863040559), T.Broadcast(0.0013888888917196736));
        var q67 = T.Fma(r, T.Broadcast(2.7557268480289716e-06), T.Broadcast(2.480152132234228e-05));
        var q89 = T.Fma(r, T.Broadcast(2.51003758422237e-08), T.Broadcast(2.7620075892548164e-07));
        var low = T.Fma(r2, q23, q01);
        var middle = T.Fma(r2, q67, q45);
        var q = T.Fma(r4, T.Fma(r4, q89, middle), low);
        return T.ScaleB(T.Fma(r2, q, T.Broadcast(1) + r), n);
    }

    /// <summary>
    /// e^x − 1 without cancellation at 0. Largest error 1.53 ulp over the whole range; ±0 for ±0,
    /// −1 for −∞, +∞ from 709.783 on, NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Expm1<T>(T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var clamped = Clamp(x, -40, 710);
        var n = NearestMultipleOfLn2(clamped);
        // 2^n (e^r − 1 + (1 − 2^−n)): the bracket's second part is exact wherever it matters.
        var result = T.ScaleB(ReducedExpm1(clamped, n) + (one - T.ScaleB(one, -n)), n);
        return T.Select(T.Equal(x, T.Broadcast(0)), x, result);
    }

    /// <summary>
    /// factor · e^x for an exponent of about 106 bits, rounded once where the result is subnormal. Adds at most 1.3 ulp to
    /// the factor's own error; NaN where either is NaN.
    /// </summary>
    /// <param name="factor">A number of magnitude 1e-150 to 1e150, or zero.</param>
    /// <param name="x">The exponent; 0 comes out below −1380.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfSum<T>(T factor, DoubleDoubleLane<T> x)
        where T : struct, ILane<T>
    {
        var product = Halfway(factor, x, out var rest);
        return T.Select(T.LessOrEqual(x.High, T.Broadcast(-1380)), T.Broadcast(0), product * rest);
    }

    /// <summary>factor/divisor · e^x, also where the exponential alone over- or underflows; otherwise as <see cref="OfSum"/>.</summary>
    /// <param name="factor">A number of magnitude 1e-150 to 1e150, or zero.</param>
    /// <param name="divisor">Positive, subnormal numbers too.</param>
    /// <param name="x">The exponent; 0 comes out below −1380.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfQuotient<T>(T factor, T divisor, DoubleDoubleLane<T> x)
        where T : struct, ILane<T>
    {
        var product = Halfway(factor, x, out var rest);
        return T.Select(T.LessOrEqual(x.High, T.Broadcast(-1380)), T.Broadcast(0), product / divisor * rest);
    }

    /// <summary>factor · e^x without half of the powers of two, which are the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Halfway<T>(T factor, DoubleDoubleLane<T> x, out T rest)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var high = Clamp(x.High, -1380, 1400);
        var low = T.Select(T.Equal(high, x.High), x.Low, T.Broadcast(0));
        var n = NearestMultipleOfLn2(high);
        var m = ReducedExpm1(high, n);
        m = T.Fma(one + m, low, m);
        var round = T.Broadcast(RoundToInteger);
        var half = T.Fma(n, T.Broadcast(0.5), round) - round;
        rest = T.ScaleB(one, n - half);
        return T.Fma(factor, m, factor) * T.ScaleB(one, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Clamp<T>(T x, double low, double high)
        where T : struct, ILane<T>
    {
        x = T.Select(T.Less(x, T.Broadcast(low)), T.Broadcast(low), x);
        return T.Select(T.Less(T.Broadcast(high), x), T.Broadcast(high), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T NearestMultipleOfLn2<T>(T x)
        where T : struct, ILane<T>
    {
        var round = T.Broadcast(RoundToInteger);
        return T.Fma(x, T.Broadcast(InverseLn2), round) - round;
    }

    /// <summary>e^r − 1 for r = x − n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ReducedExpm1<T>(T x, T n)
        where T : struct, ILane<T>
    {
        var exact = T.Fma(-n, T.Broadcast(Logarithm.HighOfTwo), x);
        var r = T.Fma(-n, T.Broadcast(Logarithm.LowOfTwo), exact);
        var rest = T.Fma(-n, T.Broadcast(Logarithm.LowOfTwo), exact - r);
        var r2 = r * r;
        var r4 = r2 * r2;
        // Estrin's scheme: short dependency chains.
        var q01 = T.Fma(r, T.Broadcast(0.1666666666666667), T.Broadcast(0.5));
        var q23 = T.Fma(r, T.Broadcast(0.008333333333326136), T.Broadcast(0.04166666666666667));
        var q45 = T.Fma(r, T.Broadcast(0.00019841269874820627), T.Broadcast(0.0013888888888883748));
        var q67 = T.Fma(r, T.Broadcast(2.7557255400206422e-06), T.Broadcast(2.4801587325547743e-05));
        var q89 = T.Fma(r, T.Broadcast(2.5105217004720745e-08), T.Broadcast(2.75572736431103e-07));
        var low = T.Fma(r2, q23, q01);
        var middle = T.Fma(r2, q67, q45);
        var high = T.Fma(r2, T.Broadcast(2.0914686968086876e-09), q89);
        var q = T.Fma(r4, T.Fma(r4, high, middle), low);
        return r + T.Fma(r2, q, rest);
    }
}
