using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The natural logarithm and its relatives on lanes.</summary>
/// <remarks>
/// x = 2^k (1 + f) with 1 + f in [√½, √2); s = f / (2 + f) and
/// log(1 + f) = f − f²/2 + s (f²/2 + s² R(s²)), as in Sun's fdlibm, with R the degree 7 Chebyshev
/// interpolant of (2 artanh s − 2 s) / s³, error 3e-20 relative to the logarithm.
/// </remarks>
public static class Logarithm
{
    /// <summary>log 2.</summary>
    public const double OfTwo = 0.6931471805599453;

    /// <summary>What is left of log 2.</summary>
    internal const double RestOfTwo = 2.3190468138462996e-17;

    /// <summary>log 2 to so few bits that its products with integers up to 2^12 are exact.</summary>
    internal const double HighOfTwo = 0.693147180559663;

    /// <summary>What is left of log 2 then.</summary>
    internal const double LowOfTwo = 2.8235290563031577e-13;

    private const double Sqrt2 = 1.4142135623730951;
    private const ulong OneBits = 0x3FF0_0000_0000_0000;
    private const ulong TwoTo52Bits = 0x4330_0000_0000_0000;
    private const ulong SignificandBits = 0x000F_FFFF_FFFF_FFFF;
    private const ulong AboveHalfRootBits = 0x3FE6_A09E_667F_3BCE;

    /// <summary>
    /// log x. Largest error 0.77 ulp over the whole range, subnormals included; −∞ for ±0, +∞ for
    /// +∞, NaN for negative numbers and NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILane<T> =>
        WithSpecialValues(x, x, OfPositive(x));

    /// <summary>
    /// log(1 + x) without cancellation at 0. Largest error 0.78 ulp over the whole range; ±0 for
    /// ±0, −∞ for −1, +∞ for +∞, NaN below −1 and for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1p<T>(T x)
        where T : struct, ILane<T>
    {
        var result = WithSpecialValues(x, T.Broadcast(1) + x, OfOnePlus(x));
        return T.Select(T.Equal(x, T.Broadcast(0)), x, result);
    }

    /// <summary>log(1 + x) for x in (−1, 10^300], where no special value can occur; largest error 0.78 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfOnePlus<T>(T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var u = one + x;
        var rest = u - one;
        var lost = (one - (u - rest)) + (x - rest);
        return OfSum(new DoubleDoubleLane<T>(u, lost));
    }

    /// <summary>log x for a number that is positive and finite; otherwise as <see cref="Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfFinite<T>(T x)
        where T : struct, ILane<T> =>
        OfPositive(x, T.Broadcast(0));

    /// <summary>log(high + low) for a number that is positive and finite, far above its low part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfSum<T>(DoubleDoubleLane<T> x)
        where T : struct, ILane<T> =>
        OfPositive(x.High, x.Low / x.High);

    /// <summary>log x for finite positive x, as <see cref="Log"/> without its special values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfPositive<T>(T x)
        where T : struct, ILane<T> =>
        OfPositive(x, T.Broadcast(0));

    /// <summary>log x for finite positive x that is not subnormal, with the bits of <see cref="Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfNormalized<T>(T x)
        where T : struct, ILane<T>
    {
        // 1 + f above √½, and up to √2: the bits from the next number after √½ on are those of k and of what f has above its least.
        var bits = T.AddWords(x, T.BroadcastWord(OneBits - AboveHalfRootBits));
        var k = T.OrWords(T.ShiftWordsRight(bits, 52), T.BroadcastWord(TwoTo52Bits)) - T.Broadcast(4503599627370496.0 + 1023);
        var m = T.AddWords(T.AndWords(bits, T.BroadcastWord(SignificandBits)), T.BroadcastWord(AboveHalfRootBits));
        return OfReduced(k, m, T.Broadcast(0));
    }

    /// <summary>log x + correction for finite positive x and a correction far below one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfPositive<T>(T x, T correction)
        where T : struct, ILane<T>
    {
        var k = T.Exponent(x);
        var m = T.Significand(x);
        var above = T.Less(T.Broadcast(Sqrt2), m);
        m = T.Select(above, m * T.Broadcast(0.5), m);
        k = T.Select(above, k + T.Broadcast(1), k);
        return OfReduced(k, m, correction);
    }

    /// <summary>k log 2 + log m + correction for m above √½, up to √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfReduced<T>(T k, T m, T correction)
        where T : struct, ILane<T>
    {
        var f = m - T.Broadcast(1);
        var s = f / (f + T.Broadcast(2));
        var z = s * s;
        var z2 = z * z;
        var r01 = T.Fma(z, T.Broadcast(0.40000000000000885), T.Broadcast(0.6666666666666666));
        var r23 = T.Fma(z, T.Broadcast(0.22222222392581045), T.Broadcast(0.28571428570799784));
        var r45 = T.Fma(z, T.Broadcast(0.15386244737621665), T.Broadcast(0.18181795547521137));
        var r67 = T.Fma(z, T.Broadcast(0.13088034850927555), T.Broadcast(0.13268638369266825));
        var r = z * T.Fma(z2 * z2, T.Fma(z2, r67, r45), T.Fma(z2, r23, r01));

        var halfSquare = T.Broadcast(0.5) * f * f;
        var small = T.Fma(s, halfSquare + r, T.Fma(k, T.Broadcast(LowOfTwo), correction));
        return T.Fma(k, T.Broadcast(HighOfTwo), f - (halfSquare - small));
    }

    /// <summary>The result where the argument of the logarithm is positive and finite, else what the limit says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T WithSpecialValues<T>(T x, T argument, T result)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var infinity = T.Broadcast(double.PositiveInfinity);
        result = T.Select(T.Less(zero, argument), result, T.Broadcast(double.NaN));
        result = T.Select(T.Equal(argument, zero), -infinity, result);
        return T.Select(T.Equal(x, infinity), infinity, result);
    }
}
