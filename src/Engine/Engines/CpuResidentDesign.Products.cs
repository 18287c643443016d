using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>Grids whose predictors factorize.</summary>
internal sealed partial class CpuResidentDesign
{
    private readonly Func<SlotLayout, int, ProductPass>? _createProducts;
    private ProductPass[]? _products;

    public void LogLikelihood(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values)
    {
        if (_createProducts is null || !ProductGrid.CanUse(_map, _panels.OffsetColumn, left, right, dispersion))
            CoefficientGrid.LogLikelihood(this, left, right, dispersion, values);
        else
            new ProductGrid(this, _map, ProductPass.LeftMultiple, ProductPass.RightMultiple, Products).LogLikelihood(left, right, values);
    }

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
}
