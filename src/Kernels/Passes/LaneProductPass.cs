using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary><see cref="ProductPass"/> on lanes: the factors of some panels are collected, then tiles of left and right ones pass over their rows.</summary>
internal sealed unsafe class LaneProductPass<T, TTerm> : ProductPass
    where T : struct, ILane<T>
    where TTerm : struct, IProductTile
{
    /// <summary>Rows whose factors are collected: those of one tile stay in the nearest cache, all of them in the next.</summary>
    private const int MostRows = 2 * Panel.Height;

    private readonly SlotLayout _layout;
    private readonly int _stride;
    private double* _scratch;
    private double* _leftSlots;
    private double* _rightSlots;
    private double* _sums;
    private int _leftCount;
    private int _rightCount;
    private int _rows;

    /// <param name="layout">The design's slots.</param>
    /// <param name="rows">Rows of the design: few need little memory.</param>
    public LaneProductPass(SlotLayout layout, int rows)
    {
        _layout = layout;
        _stride = Math.Min(MostRows, (rows + Panel.RowMultiple - 1) / Panel.RowMultiple * Panel.RowMultiple);
        _scratch = (double*)NativeMemory.AlignedAlloc((nuint)((2 * MostPredictors + 3) * _stride + Panel.Height) * sizeof(double), 64);
        new Span<double>(Zeros, Panel.Height).Clear();
    }

    private double* Left => _scratch;

    private double* Right => Left + MostPredictors * _stride;

    // The largest left and right factor of each row.
    private double* Greatest => Right + MostPredictors * _stride;

    private double* Weight => Greatest + 2 * _stride;

    private double* Zeros => Weight + _stride;

    private double* LinearSums => _sums + _leftCount * _rightCount;

    public override void Begin(double* left, int leftCount, double* right, int rightCount, double* sums)
    {
        _leftSlots = left;
        _leftCount = leftCount;
        _rightSlots = right;
        _rightCount = rightCount;
        _sums = sums;
        _rows = 0;
        new Span<double>(sums, SumCount(leftCount, rightCount)).Clear();
    }

    public override void Add(in Panel panel)
    {
        new Span<double>(panel.Weight, panel.Rows).CopyTo(new Span<double>(Weight + _rows, panel.Rows));
        new Span<double>(Greatest + _rows, panel.Rows).Clear();
        new Span<double>(Greatest + _stride + _rows, panel.Rows).Clear();
        for (var k = 0; k < _leftCount; k++)
        {
            var factors = Left + k * _stride + _rows;
            LinearPredictor.Compute<T>(panel, _layout, _leftSlots + k * _layout.Count, factors);
            LinearSums[k] += ToLeftFactors(panel, factors, Greatest + _rows);
        }
        var withoutOffset = panel with { Offset = Zeros };
        for (var k = 0; k < _rightCount; k++)
        {
            var factors = Right + k * _stride + _rows;
            LinearPredictor.Compute<T>(withoutOffset, _layout, _rightSlots + k * _layout.Count, factors);
            LinearSums[_leftCount + k] += ToRightFactors(panel, factors, Greatest + _stride + _rows);
        }
        LinearSums[_leftCount + _rightCount] += Constant(panel);
        _rows += panel.Rows;
        if (_rows + Panel.Height > _stride)
            End();
    }

    public override void End()
    {
        var greatestTerm = Math.Log(1 + GreatestProduct());
        // The wider side of a tile stays in the nearest cache.
        for (var right = 0; right < _rightCount; right += RightMultiple)
        {
            for (var left = 0; left < _leftCount; left += LeftMultiple)
                TTerm.AddTile<T>(Left + left * _stride, Right + right * _stride, Weight, _stride, _rows, greatestTerm, _sums + left * _rightCount + right, _rightCount);
        }
        _rows = 0;
    }

    public override void LogLikelihoods(ReadOnlySpan<double> sums, int leftCount, int rightCount, double saturated, Span<double> values)
    {
        var linear = sums[(leftCount * rightCount)..];
        for (var left = 0; left < leftCount; left++)
        {
            for (var right = 0; right < rightCount; right++)
            {
                var at = left * rightCount + right;
                values[at] = TTerm.LogLikelihood(sums[at], linear[left], linear[leftCount + right], linear[^1], saturated);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.AlignedFree(_scratch);
        _scratch = null;
    }

    /// <summary>Turns left predictors into factors; gives their linear sum.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static double ToLeftFactors(in Panel panel, double* factors, double* greatest)
    {
        var sum = T.Broadcast(0);
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var predictor = T.Load(factors + row);
            var (response, weight) = (T.Load(panel.Response + row), T.Load(panel.Weight + row));
            Keep(TTerm.Left(predictor, response, weight), factors + row, greatest + row);
            sum = T.Fma(TTerm.LinearWeight(response, weight), predictor, sum);
        }
        return T.Sum(sum);
    }

    /// <summary>Turns right predictors into factors; gives their linear sum.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static double ToRightFactors(in Panel panel, double* factors, double* greatest)
    {
        var sum = T.Broadcast(0);
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var predictor = T.Load(factors + row);
            var (response, weight) = (T.Load(panel.Response + row), T.Load(panel.Weight + row));
            Keep(TTerm.Right(predictor, response), factors + row, greatest + row);
            sum = T.Fma(TTerm.LinearWeight(response, weight), predictor, sum);
        }
        return T.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(T factor, double* target, double* greatest)
    {
        T.Store(factor, target);
        var known = T.Load(greatest);
        T.Store(T.Select(T.Less(known, factor), factor, known), greatest);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static double Constant(in Panel panel)
    {
        var sum = T.Broadcast(0);
        for (var row = 0; row < panel.Rows; row += T.Count)
            sum += TTerm.Constant(T.Load(panel.Response + row), T.Load(panel.Weight + row));
        return T.Sum(sum);
    }

    private double GreatestProduct()
    {
        var greatest = 0.0;
        for (var row = 0; row < _rows; row++)
            greatest = Math.Max(greatest, Greatest[row] * Greatest[_stride + row]);
        return greatest;
    }
}
