using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// Σ 2 log(1 + e^t), t = (1 − 2y) η, over the rows of a panel whose responses and weights are 0 or 1: the deviance of
/// the binomial with logit link, with nothing computed that only a fit needs.
/// </summary>
/// <remarks>
/// log(1 + e^t) = max(t, 0) + log(1 + e^−|t|), and the second parts share one logarithm for each lane: q = Π (1 + e) − 1
/// grows by e (1 + q), where every term is positive, so that also a sum that is almost nothing keeps its digits.
/// </remarks>
internal static unsafe class LogisticDeviance
{
    /// <summary>Added to t in rows of weight 0, whose term is then 0.</summary>
    private const double Nothing = -1e300;

    /// <summary>The panel's deviance at one β.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots of <paramref name="beta"/>.</param>
    /// <param name="beta">One coefficient a slot.</param>
    /// <param name="eta">Room for the panel's rows.</param>
    public static double Of<T>(in Panel panel, SlotLayout layout, double* beta, double* eta)
        where T : struct, ILane<T>
    {
        if (layout.DenseCount <= 2 * SlotLayout.TileWidth && layout.FactorSlots.Count == 0)
            return OfDense<T>(panel, layout, beta);
        LinearPredictor.Compute<T>(panel, layout, beta, eta);
        return OfPredictors<T>(panel, eta);
    }

    /// <summary>A few columns are multiplied where the predictor is used.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static double OfDense<T>(in Panel panel, SlotLayout layout, double* beta)
        where T : struct, ILane<T>
    {
        var intercept = T.Broadcast(beta[layout.Intercept]);
        var (columns, rows) = (layout.DenseCount, panel.Rows);
        var (twice, product) = (T.Broadcast(0), T.Broadcast(0));
        for (var row = 0; row < rows; row += T.Count)
        {
            var eta = T.Load(panel.Offset + row) + intercept;
            for (var column = 0; column < columns; column++)
                eta = T.Fma(T.Load(panel.Dense[column] + row), T.Broadcast(beta[column]), eta);
            AddTerm(eta, T.Load(panel.Response + row), T.Load(panel.Weight + row), ref twice, ref product);
        }
        return Total(twice, product);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static double OfPredictors<T>(in Panel panel, double* eta)
        where T : struct, ILane<T>
    {
        var (twice, product) = (T.Broadcast(0), T.Broadcast(0));
        for (var row = 0; row < panel.Rows; row += T.Count)
            AddTerm(T.Load(eta + row), T.Load(panel.Response + row), T.Load(panel.Weight + row), ref twice, ref product);
        return Total(twice, product);
    }

    /// <summary>Adds 2 max(t, 0) to the one and multiplies 1 + e^−|t| to one plus the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTerm<T>(T eta, T response, T weight, ref T twice, ref T product)
        where T : struct, ILane<T>
    {
        var nothing = T.Broadcast(Nothing);
        var signed = T.Fma(eta, T.Fma(response, T.Broadcast(-2), T.Broadcast(1)), T.Fma(-weight, nothing, nothing));
        var size = T.Abs(signed);
        var e = Exponential.OfAtMost710(-size);
        twice += signed + size;
        product = T.Fma(product, e, product + e);
    }

    // A product of at most 256 factors up to 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Total<T>(T twice, T product)
        where T : struct, ILane<T>
    {
        var logarithm = Logarithm.OfOnePlus(product);
        return T.Sum(twice + (logarithm + logarithm));
    }
}
