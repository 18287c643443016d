using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>Grids whose predictors factorize.</summary>
internal sealed partial class CpuResidentDesign
{
    /// <summary>With fewer points the exponentials of the two sides are no fewer than those of the points.</summary>
    private const int LeastPoints = 16;

    private readonly Func<SlotLayout, int, ProductPass>? _createProducts;
    private ProductPass[]? _products;

    public void LogLikelihood(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values)
    {
        if (_createProducts is null || ColumnCount == 0 || dispersion != 1 || values.Length < LeastPoints || GreatestPredictor(left) + GreatestPredictor(right) > ProductPass.GreatestPredictor)
        {
            CoefficientGrid.LogLikelihood(this, left, right, dispersion, values);
            return;
        }
        const int most = ProductPass.MostPredictors;
        var width = _map.Layout.Count;
        var (leftCount, rightCount) = (left.Length / ColumnCount, right.Length / ColumnCount);
        var leftSlots = Scatter(left);
        var rightSlots = Scatter(right);
        for (var firstLeft = 0; firstLeft < leftCount; firstLeft += most)
        {
            var lefts = Math.Min(most, leftCount - firstLeft);
            for (var firstRight = 0; firstRight < rightCount; firstRight += most)
            {
                var rights = Math.Min(most, rightCount - firstRight);
                var block = Products(
                    Padded(leftSlots, firstLeft, lefts, ProductPass.LeftMultiple), Padded(rightSlots, firstRight, rights, ProductPass.RightMultiple));
                var blockWidth = block.Length / RoundUp(lefts, ProductPass.LeftMultiple);
                for (var i = 0; i < lefts; i++)
                    block.AsSpan(i * blockWidth, rights).CopyTo(values[((firstLeft + i) * rightCount + firstRight)..]);
            }
        }
        FillGaps(left, right, dispersion, values);

        double[] Padded(double[] slots, int first, int count, int multiple)
        {
            var padded = new double[RoundUp(count, multiple) * width];
            for (var k = 0; k < padded.Length / width; k++)
                slots.AsSpan((first + Math.Min(k, count - 1)) * width, width).CopyTo(padded.AsSpan(k * width));
            return padded;
        }
    }

    private static int RoundUp(int count, int multiple) => (count + multiple - 1) / multiple * multiple;

    /// <summary>The log-likelihoods of one block, in one pass over the rows.</summary>
    private unsafe double[] Products(double[] left, double[] right)
    {
        _products ??= [.. _passes.Select(_ => _createProducts!(_map.Layout, _panels.Rows))];
        var (leftCount, rightCount) = (left.Length / _map.Layout.Count, right.Length / _map.Layout.Count);
        var sums = new double[_parts][];
        ForEachPart((worker, part) =>
        {
            var pass = _products[worker];
            sums[part] = new double[ProductPass.SumCount(leftCount, rightCount)];
            fixed (double* leftPointer = left, rightPointer = right, target = sums[part])
            {
                pass.Begin(leftPointer, leftCount, rightPointer, rightCount, target);
                ForEachPanel(_readers[worker], part, withDesign: true, (in Panel panel) => pass.Add(panel));
                pass.End();
            }
        });
        AddInTree(sums, Add);
        var values = new double[leftCount * rightCount];
        _products[0].LogLikelihoods(sums[0], leftCount, rightCount, LogSaturated(1), values);
        return values;
    }

    /// <summary>Computes the points where products lost digits, as any other β.</summary>
    private void FillGaps(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values)
    {
        var rightCount = right.Length / ColumnCount;
        var gaps = new List<int>();
        for (var at = 0; at < values.Length; at++)
        {
            if (double.IsNaN(values[at]))
                gaps.Add(at);
        }
        if (gaps.Count == 0)
            return;
        var betas = new double[gaps.Count * ColumnCount];
        for (var k = 0; k < gaps.Count; k++)
            CoefficientGrid.Add(left, right, gaps[k] / rightCount, gaps[k] % rightCount, betas.AsSpan(k * ColumnCount, ColumnCount));
        var filled = new double[gaps.Count];
        LogLikelihood(betas, dispersion, filled);
        for (var k = 0; k < gaps.Count; k++)
            values[gaps[k]] = filled[k];
    }

    /// <summary>A bound of the magnitude of any row's predictor at any β.</summary>
    private double GreatestPredictor(ReadOnlySpan<double> betas)
    {
        var slots = Scatter(betas);
        var bounds = new double[_map.Layout.Count];
        for (var at = 0; at < slots.Length; at++)
            bounds[at % bounds.Length] = Math.Max(bounds[at % bounds.Length], Math.Abs(slots[at]));
        var bound = bounds[_map.Layout.Intercept] + (_panels.Offset < 0 ? 0 : Magnitude(_panels.Numbers[_panels.Offset]));
        for (var column = 0; column < _map.Dense.Count; column++)
            bound += bounds[column] * Product(_map.Dense[column]);
        for (var factor = 0; factor < _map.Factors.Count; factor++)
        {
            var first = _map.Layout.FactorSlots[factor];
            var end = factor + 1 < _map.Factors.Count ? _map.Layout.FactorSlots[factor + 1] : _map.Layout.Unused;
            bound += bounds[first..end].Max() * Product(_map.Factors[factor]);
        }
        return bound;

        static double Product(DesignBlock block) => block.Numbers.Aggregate(1.0, (product, values) => product * Magnitude(values));

        static double Magnitude(ColumnData values) => Math.Max(Math.Abs(values.Least), Math.Abs(values.Greatest));
    }

    private double[] Scatter(ReadOnlySpan<double> betas)
    {
        var width = _map.Layout.Count;
        var slots = new double[betas.Length / ColumnCount * width];
        for (var k = 0; k < betas.Length / ColumnCount; k++)
            _map.Scatter(betas.Slice(k * ColumnCount, ColumnCount), slots.AsSpan(k * width, width));
        return slots;
    }
}
