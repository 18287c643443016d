using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// What Stirling's formula misses: δ(z) = log Γ(z) − [(z − ½) log z − z + ½ log 2π], which is also
/// log Γ(z + 1) − [½ log(2πz) + z log z − z]. With it log-probabilities and ratios of gamma functions
/// of large arguments keep their relative accuracy.
/// </summary>
/// <remarks>
/// Loader (2000), Fast and Accurate Computation of Binomial Probabilities. The asymptotic series
/// (DLMF 5.11.1) from 10 on; below, Gudermann's δ(z) − δ(z + 1) = (z + ½) log(1 + 1/z) − 1, which is
/// artanh(w)/w − 1 for w = 1/(2z + 1).
/// </remarks>
public static class StirlingError
{
    private const int AsymptoticFrom = 10;

    /// <summary>δ(z) for z &gt; 0, relative error below 4e-15 from 1e-10 to 1e15; NaN for z &lt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T z)
        where T : struct, ILane<T>
    {
        Compute(z, out var error);
        return error;
    }

    /// <summary>δ(z) of one number.</summary>
    internal static double Of(double z) => Of(new ScalarLane(z)).Value;

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T argument, out T error)
        where T : struct, ILane<T>
    {
        var z = argument;
        var limit = T.Broadcast(AsymptoticFrom);
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var sum = zero;
        var below = T.Less(z, limit);
        if (T.AnyTrue(below))
        {
            var first = T.Select(T.Less(z, one), LogStep(z), SeriesStep(z, 1));
            sum = T.Select(below, first, zero);
            z = T.Select(below, z + one, z);
            for (var step = 1; step < AsymptoticFrom; step++)
            {
                below = T.Less(z, limit);
                sum += T.Select(below, SeriesStep(z, step), zero);
                z = T.Select(below, z + one, z);
            }
        }
        error = sum + Asymptotic(z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogStep<T>(T z)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        return (z + T.Broadcast(0.5)) * Logarithm.Log1p(one / z) - one;
    }

    /// <summary>artanh(w)/w − 1 with w = 1/(2z + 1), for z no less than <paramref name="least"/> (at least 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SeriesStep<T>(T z, int least)
        where T : struct, ILane<T>
    {
        var w = T.Broadcast(1) / (z + z + T.Broadcast(1));
        // Each term is below 1/(2 least + 1)² of the one before: 18 of them at 1, 6 at 9.
        return Artanh.Excess(w * w, 5 + 13 / least);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Asymptotic<T>(T z)
        where T : struct, ILane<T>
    {
        var inverse = T.Broadcast(1) / z;
        var square = inverse * inverse;
        var sum = T.Broadcast(0.17964437236883057);
        sum = T.Fma(sum, square, T.Broadcast(-0.029550653594771242));
        sum = T.Fma(sum, square, T.Broadcast(0.00641025641025641));
        sum = T.Fma(sum, square, T.Broadcast(-0.0019175269175269176));
        sum = T.Fma(sum, square, T.Broadcast(0.0008417508417508417));
        sum = T.Fma(sum, square, T.Broadcast(-0.0005952380952380953));
        sum = T.Fma(sum, square, T.Broadcast(0.0007936507936507937));
        sum = T.Fma(sum, square, T.Broadcast(-0.002777777777777778));
        sum = T.Fma(sum, square, T.Broadcast(0.08333333333333333));
        return sum * inverse;
    }
}
