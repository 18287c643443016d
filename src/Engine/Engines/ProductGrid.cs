using Accel.Engine.Data.Storage;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>The log-likelihood at all sums of left and right β where predictors factorize (see <see cref="ProductPass"/>): block by block of points.</summary>
/// <param name="design">The design, for points where products lose digits.</param>
/// <param name="map">Its slots.</param>
/// <param name="leftMultiple">The number of left β in a block is a multiple of this.</param>
/// <param name="rightMultiple">The number of right β in a block is a multiple of this.</param>
/// <param name="block">The log-likelihoods of left and right β in slots, those of the first left one first; NaN where digits are lost.</param>
internal sealed class ProductGrid(IResidentDesign design, SlotMap map, int leftMultiple, int rightMultiple, Func<double[], double[], double[]> block)
{
    /// <summary>With fewer points the exponentials of the two sides are no fewer than those of the points.</summary>
    private const int LeastPoints = 16;

    /// <summary>No family whose predictors factorize has another.</summary>
    private const double Dispersion = 1;

    /// <summary>True where the points of a grid are worth blocks and their predictors stay in range.</summary>
    public static bool CanUse(SlotMap map, ColumnData? offset, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion)
    {
        var width = map.ColumnCount;
        return width > 0 && dispersion == Dispersion && (left.Length / width) * (long)(right.Length / width) >= LeastPoints
            && GreatestPredictor(map, offset, left) + GreatestPredictor(map, offset, right) <= ProductPass.GreatestPredictor;
    }

    /// <summary>A bound of the magnitude of any row's predictor at any β.</summary>
    public static double GreatestPredictor(SlotMap map, ColumnData? offset, ReadOnlySpan<double> betas)
    {
        var slots = Scatter(map, betas);
        var bounds = new double[map.Layout.Count];
        for (var at = 0; at < slots.Length; at++)
            bounds[at % bounds.Length] = Math.Max(bounds[at % bounds.Length], Math.Abs(slots[at]));
        return GreatestPredictor(map, offset, bounds);
    }

    /// <summary>Fills the values.</summary>
    /// <param name="left">The left β, one after the other.</param>
    /// <param name="right">The right β.</param>
    /// <param name="values">A value for each pair.</param>
    public void LogLikelihood(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> values)
    {
        const int most = ProductPass.MostPredictors;
        var width = map.Layout.Count;
        var (leftCount, rightCount) = (left.Length / map.ColumnCount, right.Length / map.ColumnCount);
        var leftSlots = Scatter(map, left);
        var rightSlots = Scatter(map, right);
        for (var firstLeft = 0; firstLeft < leftCount; firstLeft += most)
        {
            var lefts = Math.Min(most, leftCount - firstLeft);
            for (var firstRight = 0; firstRight < rightCount; firstRight += most)
            {
                var rights = Math.Min(most, rightCount - firstRight);
                var points = block(Padded(leftSlots, firstLeft, lefts, leftMultiple), Padded(rightSlots, firstRight, rights, rightMultiple));
                var blockWidth = RoundUp(rights, rightMultiple);
                for (var i = 0; i < lefts; i++)
                    points.AsSpan(i * blockWidth, rights).CopyTo(values[((firstLeft + i) * rightCount + firstRight)..]);
            }
        }
        FillGaps(left, right, values);

        double[] Padded(double[] slots, int first, int count, int multiple)
        {
            var padded = new double[RoundUp(count, multiple) * width];
            for (var k = 0; k < padded.Length / width; k++)
                slots.AsSpan((first + Math.Min(k, count - 1)) * width, width).CopyTo(padded.AsSpan(k * width));
            return padded;
        }
    }

    private static double GreatestPredictor(SlotMap map, ColumnData? offset, double[] bounds)
    {
        var bound = bounds[map.Layout.Intercept] + (offset is null ? 0 : Magnitude(offset));
        for (var column = 0; column < map.Dense.Count; column++)
            bound += bounds[column] * Product(map.Dense[column]);
        for (var factor = 0; factor < map.Factors.Count; factor++)
        {
            var first = map.Layout.FactorSlots[factor];
            var end = factor + 1 < map.Factors.Count ? map.Layout.FactorSlots[factor + 1] : map.Layout.Unused;
            bound += bounds[first..end].Max() * Product(map.Factors[factor]);
        }
        return bound;

        static double Product(Data.DesignBlock block) => block.Numbers.Aggregate(1.0, (product, values) => product * Magnitude(values));

        static double Magnitude(ColumnData values) => Math.Max(Math.Abs(values.Least), Math.Abs(values.Greatest));
    }

    private static int RoundUp(int count, int multiple) => (count + multiple - 1) / multiple * multiple;

    private static double[] Scatter(SlotMap map, ReadOnlySpan<double> betas)
    {
        var (columns, width) = (map.ColumnCount, map.Layout.Count);
        var slots = new double[betas.Length / columns * width];
        for (var k = 0; k < betas.Length / columns; k++)
            map.Scatter(betas.Slice(k * columns, columns), slots.AsSpan(k * width, width));
        return slots;
    }

    /// <summary>Computes the points where products lost digits, as any other β.</summary>
    private void FillGaps(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> values)
    {
        var width = map.ColumnCount;
        var rightCount = right.Length / width;
        var gaps = new List<int>();
        for (var at = 0; at < values.Length; at++)
        {
            if (double.IsNaN(values[at]))
                gaps.Add(at);
        }
        if (gaps.Count == 0)
            return;
        var betas = new double[gaps.Count * width];
        for (var k = 0; k < gaps.Count; k++)
            CoefficientGrid.Add(left, right, gaps[k] / rightCount, gaps[k] % rightCount, betas.AsSpan(k * width, width));
        var filled = new double[gaps.Count];
        design.LogLikelihood(betas, Dispersion, filled);
        for (var k = 0; k < gaps.Count; k++)
            values[gaps[k]] = filled[k];
    }
}
