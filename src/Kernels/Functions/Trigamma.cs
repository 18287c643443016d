using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The second derivative ψ′(z) of log Γ on lanes.</summary>
/// <remarks>The asymptotic series (DLMF 5.15.8) from 10 on, ψ′(z) = ψ′(z + 1) + 1/z² below.</remarks>
public static class Trigamma
{
    private const int AsymptoticFrom = 10;

    /// <summary>ψ′(z) for z ≥ 0. Largest error 3.00 ulp over the whole range; +∞ at 0, 0 at +∞, NaN for negative numbers and NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T z)
        where T : struct, ILane<T>
    {
        Compute(z, out var result);
        return result;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T argument, out T result)
        where T : struct, ILane<T>
    {
        var z = argument;
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var limit = T.Broadcast(AsymptoticFrom);
        var shifted = zero;
        var below = T.Less(z, limit);
        while (T.AnyTrue(below))
        {
            var inverse = one / z;
            shifted = T.Select(below, T.Fma(inverse, inverse, shifted), shifted);
            z = T.Select(below, z + one, z);
            // A negative number never gets beyond the limit by steps of one: it has no result.
            below = T.And(T.Less(z, limit), T.LessOrEqual(zero, argument));
        }
        result = T.Select(T.Less(argument, zero), T.Broadcast(double.NaN), shifted + Asymptotic(z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Asymptotic<T>(T z)
        where T : struct, ILane<T>
    {
        var inverse = T.Broadcast(1) / z;
        var square = inverse * inverse;
        var sum = T.Broadcast(54.971177944862156);
        sum = T.Fma(sum, square, T.Broadcast(-7.092156862745098));
        sum = T.Fma(sum, square, T.Broadcast(1.1666666666666667));
        sum = T.Fma(sum, square, T.Broadcast(-0.2531135531135531));
        sum = T.Fma(sum, square, T.Broadcast(0.07575757575757576));
        sum = T.Fma(sum, square, T.Broadcast(-0.03333333333333333));
        sum = T.Fma(sum, square, T.Broadcast(0.023809523809523808));
        sum = T.Fma(sum, square, T.Broadcast(-0.03333333333333333));
        sum = T.Fma(sum, square, T.Broadcast(0.16666666666666666));
        sum = T.Fma(sum, inverse, T.Broadcast(0.5));
        return T.Fma(sum, square, inverse);
    }
}
