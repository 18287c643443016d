using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Summaries;

/// <summary>
/// The values of given ranks in a column of any length: it is counted by the leading bits until what
/// could hold a rank fits into a small array.
/// </summary>
internal static class OrderStatistics
{
    private const int DigitBits = 16;
    private const int MostSorted = 1 << 16;

    /// <summary>The value of each rank, 0 for the least.</summary>
    /// <param name="values">Values, none of them NaN.</param>
    /// <param name="ranks">Ranks below the number of values.</param>
    public static double[] Of(ColumnData values, int[] ranks)
    {
        if (values.Count > MostSorted)
            return [.. ranks.Select(new Search(values).Find)];
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return Array.ConvertAll(ranks, rank => sorted[rank]);
    }

    private sealed class Search(ColumnData values)
    {
        private readonly Dictionary<(int Bits, ulong Prefix), int[]> _counts = [];
        private readonly Dictionary<(int Bits, ulong Prefix), double[]> _sorted = [];

        public double Find(int rank)
        {
            var (bits, prefix, members) = (0, 0UL, values.Count);
            while (members > MostSorted && bits < 64)
            {
                var counts = Cached(_counts, (bits, prefix), Count);
                var digit = 0;
                while (rank >= counts[digit])
                    rank -= counts[digit++];
                (bits, prefix, members) = (bits + DigitBits, prefix << DigitBits | (uint)digit, counts[digit]);
            }
            return bits == 64 ? Value(prefix) : Cached(_sorted, (bits, prefix), Sort)[rank];
        }

        private static T Cached<T>(Dictionary<(int, ulong), T> known, (int, ulong) key, Func<(int, ulong), T> compute) =>
            known.TryGetValue(key, out var value) ? value : known[key] = compute(key);

        /// <summary>How many of the values that begin with the prefix go on with each digit.</summary>
        private int[] Count((int Bits, ulong Prefix) group)
        {
            var pool = new ConcurrentBag<int[]>();
            ForEachChunk(chunk =>
            {
                var counts = pool.TryTake(out var used) ? used : new int[1 << DigitBits];
                foreach (var value in chunk)
                {
                    var key = Key(value);
                    if (Begins(key, group))
                        counts[key << group.Bits >> (64 - DigitBits)]++;
                }
                pool.Add(counts);
            });
            var total = new int[1 << DigitBits];
            foreach (var counts in pool)
                TensorPrimitives.Add(total, counts, total);
            return total;
        }

        private double[] Sort((int Bits, ulong Prefix) group)
        {
            var members = new ConcurrentBag<double[]>();
            ForEachChunk(chunk => members.Add(Array.FindAll(chunk, value => Begins(Key(value), group))));
            return [.. members.SelectMany(part => part).Order()];
        }

        private void ForEachChunk(Action<double[]> action) =>
            ColumnData.Chunkwise(values.Count, (first, rows) =>
            {
                var chunk = new double[rows];
                values.CopyTo(first, chunk);
                action(chunk);
            });

        private static bool Begins(ulong key, (int Bits, ulong Prefix) group) => group.Bits == 0 || key >> (64 - group.Bits) == group.Prefix;

        /// <summary>Bits that order as the values do: the sign flipped, and of negative numbers all bits.</summary>
        private static ulong Key(double value)
        {
            var bits = BitConverter.DoubleToUInt64Bits(value);
            return bits >> 63 == 0 ? bits | 1UL << 63 : ~bits;
        }

        private static double Value(ulong key) => BitConverter.UInt64BitsToDouble(key >> 63 == 1 ? key & ~(1UL << 63) : ~key);
    }
}
