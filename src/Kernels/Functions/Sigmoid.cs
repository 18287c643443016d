using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The logistic function and its integral on lanes, accurate in both tails.</summary>
public static class Sigmoid
{
    /// <summary>
    /// 1 / (1 + e^−x). Largest error 1.43 ulp over the whole range, subnormal results included;
    /// 0 for −∞, 1 for +∞, NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Logistic<T>(T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var e = Exponential.Exp(-T.Abs(x));
        var numerator = T.Select(T.Less(x, T.Broadcast(0)), e, one);
        var denominator = one + e;
        var quotient = numerator / denominator;
        // What the sum and the division rounded away, times a line through 1/d on [1, 2].
        var lost = e - (denominator - one);
        var remainder = T.Fma(-quotient, lost, T.Fma(-quotient, denominator, numerator));
        return T.Fma(remainder, T.Fma(denominator, T.Broadcast(-0.4857), T.Broadcast(1.457)), quotient);
    }

    /// <summary>
    /// log(1 + e^x). Largest error 1.42 ulp over the whole range, subnormal results included;
    /// 0 for −∞, +∞ for +∞, NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x)
        where T : struct, ILane<T> =>
        Softplus(x, Exponential.Exp(-T.Abs(x)));

    /// <summary>log(1 + e^x) for callers that have e^−|x| already.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="expOfMinusAbs">e^−|x|.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x, T expOfMinusAbs)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        return T.Select(T.Less(zero, x), x, zero) + Logarithm.OfOnePlus(expOfMinusAbs);
    }
}
