using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Integers, each equally likely.</summary>
/// <remarks>
/// Lemire (2019), Fast Random Integer Generation in an Interval: the upper half of word × count, where the
/// words whose lower half is below 2^64 mod count are drawn again, so that nothing is favoured.
/// </remarks>
/// <param name="first">The least integer.</param>
/// <param name="count">How many there are, at least 1.</param>
public readonly struct IntegerSampler(double first, ulong count) : ISampler
{
    private readonly ulong _excess = (0 - count) % count;

    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool UsesNormals => false;

    /// <inheritdoc/>
    public static bool DrawsPairs => true;

    /// <inheritdoc/>
    public static bool Rejects => true;

    /// <summary>The sampler for an interval; NaN for one that has no integers, or 2^64 and more.</summary>
    /// <param name="first">The least integer.</param>
    /// <param name="last">The greatest.</param>
    public static Sampler Of(double first, double last)
    {
        var count = last - first + 1;
        return first == Math.Floor(first) && count is >= 1 and < 18446744073709551616.0
            ? Sampler.Of(new IntegerSampler(first, (ulong)count))
            : ConstantSampler.NaN;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Block(0, out var word0, out var word1);
        var draw0 = Scale(word0, out var rejected0);
        var draw1 = Scale(word1, out var rejected1);
        return new(draw0, draw1, rejected0, rejected1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Scale<T>(T word, out T rejected)
        where T : struct, ILane<T>
    {
        // 64 by 64 bits by hand, in halves.
        var lower = T.BroadcastWord(uint.MaxValue);
        var countLow = T.BroadcastWord(count);
        var countHigh = T.BroadcastWord(count >> 32);
        var wordHigh = T.ShiftWordsRight(word, 32);
        var lowLow = T.MultiplyWords(word, countLow);
        var middle = T.AddWords(T.MultiplyWords(wordHigh, countLow), T.ShiftWordsRight(lowLow, 32));
        var other = T.AddWords(T.MultiplyWords(word, countHigh), T.AndWords(middle, lower));
        var high = T.AddWords(T.MultiplyWords(wordHigh, countHigh), T.AddWords(T.ShiftWordsRight(middle, 32), T.ShiftWordsRight(other, 32)));
        var low = T.OrWords(T.ShiftWordsLeft(other, 32), T.AndWords(lowLow, lower));
        rejected = T.WordLess(low, T.BroadcastWord(_excess));
        return T.Broadcast(first) + T.WordToDouble(high);
    }
}
