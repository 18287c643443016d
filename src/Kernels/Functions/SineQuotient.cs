using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>sin(x)/x and the cotangent on lanes, for angles of half a turn at most.</summary>
internal static class SineQuotient
{
    /// <summary>sin(x)/x from 0 to π, by Taylor's series of x or of π − x; relative error below 1e-15.</summary>
    /// <param name="x">x.</param>
    /// <param name="rest">π − x, for its digits near π.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, T rest)
        where T : struct, ILane<T>
    {
        var far = T.Less(rest, x);
        var quotient = Series(T.Select(far, rest * rest, x * x));
        return T.Select(far, quotient * rest / x, quotient);
    }

    /// <summary>cot(πx) for 0 &lt; x ≤ ½; relative error below 1e-15, +∞ at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T CotangentOfPi<T>(T x)
        where T : struct, ILane<T>
    {
        var pi = T.Broadcast(Math.PI);
        var near = pi * x;
        var rest = pi * (T.Broadcast(0.5) - x);
        return rest * Series(rest * rest) / (near * Series(near * near));
    }

    /// <summary>sin(√s)/√s for s up to (π/2)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T s)
        where T : struct, ILane<T>
    {
        var sum = T.Broadcast(-3.868170170630684e-23);
        sum = T.Fma(sum, s, T.Broadcast(1.9572941063391263e-20));
        sum = T.Fma(sum, s, T.Broadcast(-8.22063524662433e-18));
        sum = T.Fma(sum, s, T.Broadcast(2.8114572543455206e-15));
        sum = T.Fma(sum, s, T.Broadcast(-7.647163731819816e-13));
        sum = T.Fma(sum, s, T.Broadcast(1.6059043836821613e-10));
        sum = T.Fma(sum, s, T.Broadcast(-2.505210838544172e-08));
        sum = T.Fma(sum, s, T.Broadcast(2.7557319223985893e-06));
        sum = T.Fma(sum, s, T.Broadcast(-0.0001984126984126984));
        sum = T.Fma(sum, s, T.Broadcast(0.008333333333333333));
        sum = T.Fma(sum, s, T.Broadcast(-0.16666666666666666));
        sum = T.Fma(sum, s, T.Broadcast(1.0));
        return sum;
    }
}
