using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>
/// The counter-based generator Philox4x32-10: a block cipher that turns a counter of 128 bits into 128
/// random bits, under a key of 64.
/// </summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw (2011), Parallel Random Numbers: As Easy as 1, 2, 3, SC11. It passes
/// TestU01's BigCrush. The counter's four 32-bit parts are, lowest first: the block's index in two
/// parts, the stream's number, and the number of the block among those that a draw needs. The
/// key is the seed, lower half first. The four parts of the result make two words, lower part first.
/// </remarks>
public static class Philox
{
    private const uint Multiplier0 = 0xD251_1F53;
    private const uint Multiplier1 = 0xCD9E_8D57;

    /// <summary>Number of rounds.</summary>
    internal const int Rounds = 10;

    /// <summary>The 128 random bits of each block.</summary>
    /// <param name="keys">The seed's keys.</param>
    /// <param name="index">The blocks' indexes: words, any.</param>
    /// <param name="stream">The stream's number.</param>
    /// <param name="number">The number of the block among those with its index.</param>
    /// <param name="first">Receives 64 random bits, a word.</param>
    /// <param name="second">Receives 64 more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block<T, TKeys>(TKeys keys, T index, uint stream, uint number, out T first, out T second)
        where T : struct, ILane<T>
        where TKeys : struct, IRoundKeys<T>
    {
        // Only the lower halves count; what stands in the upper ones is cut off at the end.
        var x0 = index;
        var x1 = T.ShiftWordsRight(index, 32);
        var x2 = T.BroadcastWord(stream);
        var x3 = T.BroadcastWord(number);
        // Round by round, because ILGPU and the runtime keep loops as they are.
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(0), keys.Second(0));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(1), keys.Second(1));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(2), keys.Second(2));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(3), keys.Second(3));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(4), keys.Second(4));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(5), keys.Second(5));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(6), keys.Second(6));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(7), keys.Second(7));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(8), keys.Second(8));
        Round(ref x0, ref x1, ref x2, ref x3, keys.First(9), keys.Second(9));
        var lower = T.BroadcastWord(uint.MaxValue);
        first = T.OrWords(T.AndWords(x0, lower), T.ShiftWordsLeft(x1, 32));
        second = T.OrWords(T.AndWords(x2, lower), T.ShiftWordsLeft(x3, 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<T>(ref T x0, ref T x1, ref T x2, ref T x3, T key0, T key1)
        where T : struct, ILane<T>
    {
        var product0 = T.MultiplyWords(x0, T.BroadcastWord(Multiplier0));
        var product1 = T.MultiplyWords(x2, T.BroadcastWord(Multiplier1));
        x0 = T.XorWords(T.ShiftWordsRight(product1, 32), x1, key0);
        x2 = T.XorWords(T.ShiftWordsRight(product0, 32), x3, key1);
        x1 = product1;
        x3 = product0;
    }
}
