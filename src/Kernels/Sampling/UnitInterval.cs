using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Random words as numbers between 0 and 1.</summary>
public static class UnitInterval
{
    private const double TwoToMinus64 = 5.421010862427522e-20;

    /// <summary>(k + ½) / 2^52 with k the word's upper 52 bits: symmetric about ½, never 0 or 1; exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Open<T>(T word)
        where T : struct, ILane<T>
    {
        var oneToTwo = T.OrWords(T.ShiftWordsRight(word, 12), T.BroadcastWord(0x3FF0_0000_0000_0000));
        return oneToTwo - T.Broadcast(1 - 1.1102230246251565e-16);
    }

    /// <summary>word / 2^64, rounded to the nearest double but never to 1: 0 ≤ u &lt; 1. For comparison with a probability p: u &lt; p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HalfOpen<T>(T word)
        where T : struct, ILane<T>
    {
        var most = T.Broadcast(1 - 1.1102230246251565e-16);
        var u = T.WordToDouble(word) * T.Broadcast(TwoToMinus64);
        return T.Select(T.Less(most, u), most, u);
    }

    /// <summary>(word + ½) / 2^64, rounded to the nearest double: 0 &lt; u ≤ 1, ever finer towards 0. For logarithms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Positive<T>(T word)
        where T : struct, ILane<T> =>
        T.Fma(T.WordToDouble(word), T.Broadcast(TwoToMinus64), T.Broadcast(TwoToMinus64 / 2));
}
