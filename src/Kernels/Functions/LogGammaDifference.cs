using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Differences of log Γ on lanes, with their own relative accuracy.</summary>
internal static class LogGammaDifference
{
    private const int AsymptoticFrom = 10;

    /// <summary>
    /// log Γ(a + b) − log Γ(a) for 0 &lt; b ≤ 1, small or large a; relative error below 1e-14 where both are at least 1.
    /// </summary>
    /// <remarks>The recurrence up to 10, then Stirling's series, each of whose terms is a difference that is small with b.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T a, T b)
        where T : struct, ILane<T>
    {
        Compute(a, b, out var difference);
        return difference;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T first, in T b, out T difference)
        where T : struct, ILane<T>
    {
        var a = first;
        var one = T.Broadcast(1);
        var zero = T.Broadcast(0);
        var steps = zero;
        for (var step = 0; step < AsymptoticFrom; step++)
        {
            var below = T.Less(a, T.Broadcast(AsymptoticFrom));
            if (!T.AnyTrue(below))
                break;
            steps = T.Select(below, steps - Logarithm.Log1p(b / a), steps);
            a = T.Select(below, a + one, a);
        }
        var growth = Logarithm.Log1p(b / a);
        var main = T.Fma(b, Logarithm.Log(a), T.Fma(a - T.Broadcast(0.5), growth, b * (growth - one)));
        difference = steps + (main + Series(a, growth));
    }

    /// <summary>δ(a + b) − δ(a) with log(1 + b/a) given: Σ c_k a^(1−2k) ((1 + b/a)^(1−2k) − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T a, T growth)
        where T : struct, ILane<T>
    {
        var inverse = T.Broadcast(1) / a;
        var square = inverse * inverse;
        var sum = T.Broadcast(-0.0019175269175269176) * Exponential.Expm1(T.Broadcast(-11) * growth);
        sum = T.Fma(sum, square, T.Broadcast(0.0008417508417508417) * Exponential.Expm1(T.Broadcast(-9) * growth));
        sum = T.Fma(sum, square, T.Broadcast(-0.0005952380952380953) * Exponential.Expm1(T.Broadcast(-7) * growth));
        sum = T.Fma(sum, square, T.Broadcast(0.0007936507936507937) * Exponential.Expm1(T.Broadcast(-5) * growth));
        sum = T.Fma(sum, square, T.Broadcast(-0.002777777777777778) * Exponential.Expm1(T.Broadcast(-3) * growth));
        sum = T.Fma(sum, square, T.Broadcast(0.08333333333333333) * Exponential.Expm1(-growth));
        return sum * inverse;
    }
}
