using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// The factors' part of XᵀWX and Xᵀv over one panel. An indicator column has one row's value in one
/// place, so that products become scatter-additions: O(rows) for a pair, however many levels.
/// </summary>
/// <remarks>
/// The dense columns of a row, weighted, stand side by side with w and v: one addition to the level's row of
/// <see cref="FactorRows"/> takes them all.
/// </remarks>
internal static unsafe class FactorSums
{
    /// <summary>Rows that are turned at a time, so that they stay in the nearest cache.</summary>
    private const int BlockRows = 32;

    /// <summary>Room for a block of turned rows, in doubles.</summary>
    /// <param name="layout">The slots.</param>
    public static int ScratchLength(SlotLayout layout) =>
        layout.FactorSlots.Count == 0 ? 0 : BlockRows * FactorRows.RowLength(layout);

    /// <summary>Adds the panel's sums of every pair that holds a factor.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores v.</param>
    /// <param name="scratch">Room for <see cref="ScratchLength"/> numbers.</param>
    /// <param name="sums">The sums to add to.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void Add<T>(
        in Panel panel, SlotLayout layout, double* weight, double* score, double* scratch, NormalEquationSums sums)
        where T : struct, ILane<T>
    {
        var factors = layout.FactorSlots.Count;
        if (factors == 0)
            return;
        var length = FactorRows.RowLength(layout);
        var origin = sums.FactorRowsAside().Origin;
        fixed (double* gram = sums.Gram)
        {
            for (var first = 0; first < panel.Rows; first += BlockRows)
            {
                var rows = Math.Min(BlockRows, panel.Rows - first);
                Turn(panel, layout, weight, score, first, rows, scratch);
                for (var factor = 0; factor < factors; factor++)
                {
                    var slots = panel.FactorSlots[factor] + first;
                    var values = Values(panel, layout, factor, first);
                    if (values is null)
                        AddRows<T>(slots, scratch, rows, length, origin);
                    else
                        AddValuedRows<T>(slots, values, scratch, rows, length, layout.DenseCount, origin);
                    for (var earlier = 0; earlier < factor; earlier++)
                    {
                        var earlierSlots = panel.FactorSlots[earlier] + first;
                        if (values is null)
                            AddWeights(earlierSlots, slots, weight + first, rows, gram, layout.Count);
                        else
                            AddValuedWeights(earlierSlots, Values(panel, layout, earlier, first), slots, values, weight + first, rows, gram, layout.Count);
                    }
                }
            }
        }
    }

    /// <summary>Adds the panel's Xᵀv alone.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="score">The working scores v.</param>
    /// <param name="scoreSums">Xᵀv in slots.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void AddScores(in Panel panel, SlotLayout layout, double* score, double* scoreSums)
    {
        for (var factor = 0; factor < layout.FactorSlots.Count; factor++)
        {
            var slots = panel.FactorSlots[factor];
            var values = Values(panel, layout, factor, 0);
            for (var row = 0; row < panel.Rows; row++)
                scoreSums[slots[row]] += values is null ? score[row] : score[row] * values[row];
        }
    }

    /// <summary>A factor's values from a row on; null where each is 1.</summary>
    private static double* Values(in Panel panel, SlotLayout layout, int factor, int first) =>
        factor < layout.FirstValued ? null : panel.FactorValues[factor - layout.FirstValued] + first;

    /// <summary>Each row's weighted dense columns, w, v and zeros, side by side.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void Turn(
        in Panel panel, SlotLayout layout, double* weight, double* score, int first, int rows, double* turned)
    {
        var length = FactorRows.RowLength(layout);
        for (var column = 0; column < length; column++)
        {
            var target = turned + column;
            if (column >= layout.DenseCount)
            {
                var source = column == layout.DenseCount ? weight : column == layout.DenseCount + 1 ? score : null;
                for (var row = first; row < first + rows; row++, target += length)
                    *target = source is null ? 0 : source[row];
                continue;
            }
            var values = panel.Dense[column];
            for (var row = first; row < first + rows; row++, target += length)
                *target = values[row] * weight[row];
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void AddRows<T>(int* slots, double* turned, int rows, int length, double* origin)
        where T : struct, ILane<T>
    {
        for (var row = 0; row < rows; row++)
        {
            var target = origin + (long)slots[row] * length;
            for (var column = 0; column < length; column += T.Count)
                T.Store(T.Load(target + column) + T.Load(turned + column), target + column);
            turned += length;
        }
    }

    /// <summary>As <see cref="AddRows"/>, each row times its value; w times the value's square goes behind v.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddValuedRows<T>(int* slots, double* values, double* turned, int rows, int length, int dense, double* origin)
        where T : struct, ILane<T>
    {
        for (var row = 0; row < rows; row++)
        {
            var target = origin + (long)slots[row] * length;
            var value = T.Broadcast(values[row]);
            for (var column = 0; column < length; column += T.Count)
                T.Store(T.Fma(T.Load(turned + column), value, T.Load(target + column)), target + column);
            target[dense + 2] += turned[dense] * values[row] * values[row];
            turned += length;
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void AddValuedWeights(
        int* rowSlots, double* rowValues, int* slots, double* values, double* weight, int rows, double* gram, int width)
    {
        for (var row = 0; row < rows; row++)
        {
            var product = weight[row] * values[row];
            gram[(long)rowSlots[row] * width + slots[row]] += rowValues is null ? product : product * rowValues[row];
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void AddWeights(int* rowSlots, int* slots, double* weight, int rows, double* gram, int width)
    {
        for (var row = 0; row < rows; row++)
            gram[(long)rowSlots[row] * width + slots[row]] += weight[row];
    }
}
