using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>Which sums of products a chunk leaves, in order.</summary>
/// <param name="columns">For each sum its left and right numeric column, the score after them; a left one of −1 for a sum that is not needed, or is there twice.</param>
internal sealed class GpuTileSums((int Left, int Right)[] columns)
{
    /// <summary>Number of sums.</summary>
    public int Count => columns.Length;

    /// <summary>Adds the totals over all chunks to the sums of a pass.</summary>
    /// <param name="totals">A total for each sum.</param>
    /// <param name="slots">The slot of each numeric column.</param>
    /// <param name="width">Number of slots.</param>
    /// <param name="sums">Where they are added.</param>
    public void Add(ReadOnlySpan<double> totals, int[] slots, int width, NormalEquationSums sums)
    {
        for (var at = 0; at < columns.Length; at++)
        {
            var (left, right) = columns[at];
            if (left >= 0)
                Add(totals[at], left, right, slots, width, sums);
        }
    }

    /// <summary>Adds one total to the sums of a pass.</summary>
    /// <param name="total">The total.</param>
    /// <param name="left">Its left numeric column.</param>
    /// <param name="right">Its right one; the score after them.</param>
    /// <param name="slots">The slot of each numeric column.</param>
    /// <param name="width">Number of slots.</param>
    /// <param name="sums">Where it is added; one of XᵀWX only where that is wanted.</param>
    public static void Add(double total, int left, int right, int[] slots, int width, NormalEquationSums sums)
    {
        if (right == slots.Length)
            sums.Score[slots[left]] += total;
        else if (sums.Gram.Length > 0)
            sums.Gram[Math.Min(slots[left], slots[right]) * width + Math.Max(slots[left], slots[right])] += total;
    }

    /// <summary>The sums of tiles.</summary>
    /// <param name="numericColumns">Number of numeric columns.</param>
    /// <param name="all">For each sum, its columns; those beyond the numeric ones and the score mean nothing.</param>
    public static GpuTileSums Of(int numericColumns, IEnumerable<(int Left, int Right, bool IsDiagonal)> all) => new(
        [.. all.Select(sum => sum.Left < numericColumns && sum.Right <= numericColumns && !(sum.IsDiagonal && sum.Left > sum.Right) ? (sum.Left, sum.Right) : (-1, 0))]);
}
