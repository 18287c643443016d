using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// The factors' part of XᵀWX and Xᵀv over one panel. An indicator column has one row's value in one
/// place, so that products become scatter-additions: O(rows) for a pair, however many levels.
/// </summary>
internal static unsafe class FactorSums
{
    /// <summary>Adds the panel's sums of every pair that holds a factor.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores v.</param>
    /// <param name="product">Scratch for the panel's rows.</param>
    /// <param name="gram">XᵀWX in slots, entries on and above the diagonal.</param>
    /// <param name="scoreSums">Xᵀv in slots.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void Add<T>(
        in Panel panel, SlotLayout layout, double* weight, double* score, double* product, double* gram, double* scoreSums)
        where T : struct, ILane<T>
    {
        var width = layout.Count;
        for (var factor = 0; factor < layout.FactorSlots.Count; factor++)
        {
            var slots = panel.FactorSlots[factor];
            for (var column = 0; column < layout.DenseCount; column++)
            {
                Multiply<T>(panel.Dense[column], weight, product, panel.Rows);
                Scatter(gram + column * width, slots, product, panel.Rows);
            }
            Scatter(gram + layout.Intercept * width, slots, weight, panel.Rows);
            Scatter(scoreSums, slots, score, panel.Rows);
            for (var earlier = 0; earlier <= factor; earlier++)
            {
                var rowSlots = panel.FactorSlots[earlier];
                for (var row = 0; row < panel.Rows; row++)
                    gram[rowSlots[row] * width + slots[row]] += weight[row];
            }
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void Multiply<T>(double* left, double* right, double* product, int rows)
        where T : struct, ILane<T>
    {
        for (var row = 0; row < rows; row += T.Count)
            T.Store(T.Load(left + row) * T.Load(right + row), product + row);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void Scatter(double* sums, int* slots, double* values, int rows)
    {
        for (var row = 0; row < rows; row++)
            sums[slots[row]] += values[row];
    }
}
