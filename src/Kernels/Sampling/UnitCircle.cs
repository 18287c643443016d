using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>A uniformly distributed point of the unit circle.</summary>
/// <remarks>
/// 61 bits of a random word are an angle between 0 and π/4, the other three choose one of the eight images of
/// the point. Sine and cosine of the angle are Chebyshev interpolants with errors of 4e-17 and
/// 7e-17; computed with 300 bits.
/// </remarks>
internal static class UnitCircle
{
    private const double TwoToMinus61 = 4.336808689942018e-19;

    /// <summary>The point's coordinates, each within an ulp and a half of the angle's exact ones.</summary>
    /// <param name="word">Random words.</param>
    /// <param name="x">Receives the cosine.</param>
    /// <param name="y">Receives the sine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Point<T>(T word, out T x, out T y)
        where T : struct, ILane<T>
    {
        // In units of π/4, never 0: the lower 61 bits and a half, over 2^61.
        var bits = T.WordToDouble(T.AndWords(word, T.BroadcastWord((1UL << 61) - 1)));
        var angle = T.Fma(bits, T.Broadcast(TwoToMinus61), T.Broadcast(TwoToMinus61 / 2));
        var square = angle * angle;
        var fourth = square * square;
        var s01 = T.Fma(square, T.Broadcast(-0.08074551218828054), T.Broadcast(0.7853981633974483));
        var s23 = T.Fma(square, T.Broadcast(-3.657620415891387e-05), T.Broadcast(0.002490394570188844));
        var s45 = T.Fma(square, T.Broadcast(-1.7571500746983935e-09), T.Broadcast(3.133616225433416e-07));
        var s456 = T.Fma(fourth, T.Broadcast(6.877360573166326e-12), s45);
        var sine = angle * T.Fma(fourth, T.Fma(fourth, s456, s23), s01);
        var c01 = T.Fma(square, T.Broadcast(0.015854344243815488), T.Broadcast(-0.30842513753404244));
        var c23 = T.Fma(square, T.Broadcast(3.590860447448612e-06), T.Broadcast(-0.0003259918869271996));
        var c45 = T.Fma(square, T.Broadcast(1.1500679700940496e-10), T.Broadcast(-2.4611366238309744e-08));
        var c456 = T.Fma(fourth, T.Broadcast(-3.863156948832656e-13), c45);
        var cosine = T.Fma(square, T.Fma(fourth, T.Fma(fourth, c456, c23), c01), T.Broadcast(1));

        var swapped = T.Less(T.CopySign(T.Broadcast(1), T.ShiftWordsLeft(word, 2)), T.Broadcast(0));
        x = T.CopySign(T.Select(swapped, sine, cosine), word);
        y = T.CopySign(T.Select(swapped, cosine, sine), T.ShiftWordsLeft(word, 1));
    }
}
