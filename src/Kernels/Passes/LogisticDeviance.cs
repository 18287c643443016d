using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// Σ 2 log(1 + e^t), t = (1 − 2y) η, over the rows of a panel whose responses and weights are 0 or 1: the deviance of
/// the binomial with logit link, with nothing computed that only a fit needs.
/// </summary>
/// <remarks>
/// The rows share one logarithm for each lane: q = Π (1 + e^t) − 1 grows by e^t (1 + q), where every term is
/// positive, so that also a sum that is almost nothing keeps its digits. Where q overflows, <see cref="LogisticTerms{T}"/> takes over.
/// </remarks>
internal static unsafe class LogisticDeviance
{
    /// <summary>Added to t in rows of weight 0, whose term is then 0.</summary>
    private const double Nothing = -1e300;

    /// <summary>Of the t of a panel, so that none is beyond the exponential's range.</summary>
    private const double GreatestSumOfSquares = 700.0 * 700;

    /// <summary>What the logarithm takes.</summary>
    private const double GreatestProduct = 1e300;

    /// <summary>Columns that are multiplied where the predictor is used.</summary>
    private const int FewColumns = 2 * SlotLayout.TileWidth;

    /// <summary>Length of the scratch.</summary>
    public const int ScratchLength = (1 + FewColumns + 2) * Panel.Height;

    /// <summary>Adds the panel's deviance at each β.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots of the coefficients.</param>
    /// <param name="betas">Coefficients in slots, one β after the other.</param>
    /// <param name="count">Number of β.</param>
    /// <param name="deviances">One sum for each β.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> places.</param>
    public static void Add<T>(in Panel panel, SlotLayout layout, double* betas, int count, double* deviances, double* scratch)
        where T : struct, ILane<T>
    {
        var areFew = layout.DenseCount <= FewColumns && layout.FactorSlots.Count == 0;
        var isSigned = areFew && count > 1;
        var eta = scratch;
        var signed = eta + Panel.Height;
        if (isSigned)
            Sign<T>(panel, layout.DenseCount, signed);
        for (var k = 0; k < count; k++)
        {
            var beta = betas + k * layout.Count;
            if (!areFew)
                LinearPredictor.Compute<T>(panel, layout, beta, eta);
            var deviance = isSigned ? OfSigned<T>(panel, layout, beta, signed) : areFew ? OfDense<T>(panel, layout, beta) : OfPredictors<T>(panel, eta);
            if (double.IsNaN(deviance))
            {
                LinearPredictor.Compute<T>(panel, layout, beta, eta);
                deviance = OfDistantPredictors<T>(panel, eta);
            }
            deviances[k] += deviance;
        }
    }

    /// <summary>(1 − 2y) x for each column, then that of the ones and of the offset.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void Sign<T>(in Panel panel, int columns, double* signed)
        where T : struct, ILane<T>
    {
        var ones = signed + columns * Panel.Height;
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var sign = LogisticTerms<T>.Argument(T.Broadcast(1), T.Load(panel.Response + row));
            for (var column = 0; column < columns; column++)
                T.Store(sign * T.Load(panel.Dense[column] + row), signed + column * Panel.Height + row);
            T.Store(sign, ones + row);
            T.Store(sign * T.Load(panel.Offset + row), ones + Panel.Height + row);
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static double OfSigned<T>(in Panel panel, SlotLayout layout, double* beta, double* signed)
        where T : struct, ILane<T>
    {
        var intercept = T.Broadcast(beta[layout.Intercept]);
        var (columns, rows) = (layout.DenseCount, panel.Rows);
        var weight = panel.Weight;
        var ones = signed + columns * Panel.Height;
        var (product, squares) = (T.Broadcast(0), T.Broadcast(0));
        for (var row = 0; row < rows; row += T.Count)
        {
            var t = T.Fma(T.Load(ones + row), intercept, T.Load(ones + Panel.Height + row));
            for (var column = 0; column < columns; column++)
                t = T.Fma(T.Load(signed + column * Panel.Height + row), T.Broadcast(beta[column]), t);
            AddTerm(t, T.Load(weight + row), ref product, ref squares);
        }
        return Total(product, squares);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static double OfDense<T>(in Panel panel, SlotLayout layout, double* beta)
        where T : struct, ILane<T>
    {
        var intercept = T.Broadcast(beta[layout.Intercept]);
        var (columns, rows) = (layout.DenseCount, panel.Rows);
        var dense = panel.Dense;
        var (product, squares) = (T.Broadcast(0), T.Broadcast(0));
        for (var row = 0; row < rows; row += T.Count)
        {
            var eta = T.Load(panel.Offset + row) + intercept;
            for (var column = 0; column < columns; column++)
                eta = T.Fma(T.Load(dense[column] + row), T.Broadcast(beta[column]), eta);
            AddTerm(LogisticTerms<T>.Argument(eta, T.Load(panel.Response + row)), T.Load(panel.Weight + row), ref product, ref squares);
        }
        return Total(product, squares);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static double OfPredictors<T>(in Panel panel, double* eta)
        where T : struct, ILane<T>
    {
        var (product, squares) = (T.Broadcast(0), T.Broadcast(0));
        for (var row = 0; row < panel.Rows; row += T.Count)
            AddTerm(LogisticTerms<T>.Argument(T.Load(eta + row), T.Load(panel.Response + row)), T.Load(panel.Weight + row), ref product, ref squares);
        return Total(product, squares);
    }

    /// <summary>The deviance wherever the predictors lie.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static double OfDistantPredictors<T>(in Panel panel, double* eta)
        where T : struct, ILane<T>
    {
        var nothing = T.Broadcast(Nothing);
        var terms = LogisticTerms<T>.None;
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var weight = T.Load(panel.Weight + row);
            terms = terms.Plus(LogisticTerms<T>.Argument(T.Load(eta + row), T.Load(panel.Response + row)) + T.Fma(-weight, nothing, nothing));
        }
        return T.Sum(terms.Deviance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTerm<T>(T signed, T weight, ref T product, ref T squares)
        where T : struct, ILane<T>
    {
        var e = weight * Exponential.OfRounded(signed);
        squares = T.Fma(signed, signed, squares);
        product = LogisticTerms<T>.Grown(product, e);
    }

    /// <summary>The deviance; NaN where its terms may have left the range of what computed them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Total<T>(T product, T squares)
        where T : struct, ILane<T> =>
        T.Sum(squares) <= GreatestSumOfSquares && T.Sum(product) <= GreatestProduct ? 2 * T.Sum(Logarithm.OfOnePlus(product)) : double.NaN;
}
