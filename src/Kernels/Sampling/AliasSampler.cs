using System.Numerics;
using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>
/// Consecutive integers with any probabilities, by a table: a column is chosen, and in it one of two
/// integers.
/// </summary>
/// <remarks>
/// Walker (1977), An Efficient Method for Generating Discrete Random Variables with General Distributions; the
/// table as in Vose (1991). Column c holds, at 2c, up to which of 2^64 a word chooses the integer first + c, and at
/// 2c + 1 the integer that it chooses above.
/// </remarks>
public readonly struct AliasSampler : ISampler
{
    private readonly double _first;
    private readonly int _columnBits;

    private AliasSampler(double first, int columnBits)
    {
        _first = first;
        _columnBits = columnBits;
    }

    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool UsesNormals => false;

    /// <inheritdoc/>
    public static bool DrawsPairs => true;

    /// <inheritdoc/>
    public static bool Rejects => false;

    /// <summary>A sampler of the integers first, first + 1, ….</summary>
    /// <param name="first">The least integer.</param>
    /// <param name="weights">For each integer a number proportional to its probability: none negative, one positive, all finite.</param>
    public static Sampler Of(double first, ReadOnlySpan<double> weights)
    {
        var columnBits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, weights.Length - 1)) + 1);
        return Sampler.Of(new AliasSampler(first, columnBits), Table(first, weights, 1 << columnBits));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Block(0, out var first, out var second);
        return new(Choose<T, TSource>(source, first), Choose<T, TSource>(source, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Choose<T, TSource>(TSource source, T word)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        var column = T.ShiftWordsRight(word, 64 - _columnBits);
        var entry = T.AddWords(column, column);
        var within = T.WordToDouble(T.ShiftWordsLeft(word, _columnBits));
        var own = T.Broadcast(_first) + T.WordToDouble(column);
        var other = source.Table(T.OrWords(entry, T.BroadcastWord(1)));
        return T.Select(T.Less(within, source.Table(entry)), own, other);
    }

    private static double[] Table(double first, ReadOnlySpan<double> weights, int columns)
    {
        const double TwoTo64 = 18446744073709551616.0;
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        // What each column still lacks or has too much, in units of a column.
        var shares = new double[columns];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var c = 0; c < columns; c++)
        {
            shares[c] = c < weights.Length ? weights[c] / sum * columns : 0;
            (shares[c] < 1 ? small : large).Push(c);
        }
        var table = new double[2 * columns];
        while (small.Count > 0 && large.Count > 0)
        {
            var poor = small.Pop();
            var rich = large.Pop();
            Set(poor, shares[poor] * TwoTo64, first + rich);
            shares[rich] -= 1 - shares[poor];
            (shares[rich] < 1 ? small : large).Push(rich);
        }
        // What is left has rounding errors for its lack or surplus; a limit above 2^64 is never reached.
        foreach (var c in small.Concat(large))
            Set(c, 2 * TwoTo64, first + c);
        return table;

        void Set(int column, double limit, double other)
        {
            table[2 * column] = limit;
            table[2 * column + 1] = other;
        }
    }
}
