using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>η = Xβ + offset over one panel.</summary>
internal static unsafe class LinearPredictor
{
    /// <summary>Fills <paramref name="eta"/> with the panel's linear predictors.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots of <paramref name="beta"/>.</param>
    /// <param name="beta">One coefficient a slot.</param>
    /// <param name="eta">Room for the panel's rows.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void Compute<T>(in Panel panel, SlotLayout layout, double* beta, double* eta)
        where T : struct, ILane<T>
    {
        var intercept = T.Broadcast(beta[layout.Intercept]);
        for (var row = 0; row < panel.Rows; row += T.Count)
            T.Store(T.Load(panel.Offset + row) + intercept, eta + row);

        for (var slot = 0; slot < layout.DenseSlots; slot += SlotLayout.TileWidth)
            AddTile<T>(panel.Dense + slot, beta + slot, eta, panel.Rows);

        for (var factor = 0; factor < layout.FirstValued; factor++)
        {
            var slots = panel.FactorSlots[factor];
            for (var row = 0; row < panel.Rows; row++)
                eta[row] += beta[slots[row]];
        }
        for (var factor = layout.FirstValued; factor < layout.FactorSlots.Count; factor++)
        {
            var slots = panel.FactorSlots[factor];
            var values = panel.FactorValues[factor - layout.FirstValued];
            for (var row = 0; row < panel.Rows; row++)
                eta[row] = Math.FusedMultiplyAdd(beta[slots[row]], values[row], eta[row]);
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void AddTile<T>(double** columns, double* beta, double* eta, int rows)
        where T : struct, ILane<T>
    {
        var x0 = columns[0];
        var x1 = columns[1];
        var x2 = columns[2];
        var x3 = columns[3];
        var b0 = T.Broadcast(beta[0]);
        var b1 = T.Broadcast(beta[1]);
        var b2 = T.Broadcast(beta[2]);
        var b3 = T.Broadcast(beta[3]);
        for (var row = 0; row < rows; row += T.Count)
        {
            var sum = T.Load(eta + row);
            sum = T.Fma(T.Load(x0 + row), b0, sum);
            sum = T.Fma(T.Load(x1 + row), b1, sum);
            sum = T.Fma(T.Load(x2 + row), b2, sum);
            sum = T.Fma(T.Load(x3 + row), b3, sum);
            T.Store(sum, eta + row);
        }
    }
}
