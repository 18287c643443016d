using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>
/// The sums of wide designs as products of matrices: Xᵀ [WX v], X with the column of ones, over chunks of rows whose copies the
/// card's cache holds. Chunks are added in order.
/// </summary>
internal sealed class GpuMatrixSums : GpuWideSums
{
    /// <summary>Fewer rows at a time don't keep a large card busy.</summary>
    private const int LeastRows = 4096;

    /// <summary>The copies take one of so many parts of the cache; the data stream through the rest.</summary>
    private const int CacheParts = 2;

    /// <summary>Columns begin at multiples of a line of the cache.</summary>
    private const int RowMultiple = 16;

    /// <summary>
    /// XᵀWX is formed by so many rows at a time, each from its diagonal on, so that of a very wide design's products few are
    /// formed twice; narrower ones would be too little work for a card.
    /// </summary>
    private const int BlockColumns = 1024;

    private readonly GpuKernels _kernels;
    private readonly IGpuMatrixProduct _product;
    private readonly bool _isMatrix;
    private readonly int _columns;
    private readonly GpuMatrix _numeric;
    private readonly GpuMatrix _weighted;
    private readonly GpuMatrix _sums;

    /// <summary>Makes room.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="product">Multiplies.</param>
    /// <param name="isMatrix">As in <see cref="GpuColumnLayout.IsMatrix"/>: X need not be copied.</param>
    /// <param name="numericColumns">Number of numeric columns.</param>
    /// <param name="rows">The most rows.</param>
    public GpuMatrixSums(GpuMemory memory, GpuKernels kernels, IGpuMatrixProduct product, bool isMatrix, int numericColumns, int rows)
    {
        _kernels = kernels;
        _product = product;
        _isMatrix = isMatrix;
        _columns = numericColumns;
        var height = Math.Min(ChunkRows(isMatrix, numericColumns, kernels.Limits), (rows + RowMultiple - 1) / RowMultiple * RowMultiple);
        _numeric = Matrix(height, isMatrix ? 0 : numericColumns);
        _weighted = Matrix(height, numericColumns + 1);
        _sums = Matrix(numericColumns, numericColumns + 1);

        GpuMatrix Matrix(int height, int columns) => new(memory.Allocate<double>((long)height * columns), height, height, columns);
    }

    /// <summary>The most bytes that the copies and the sums take.</summary>
    /// <param name="isMatrix">True where X need not be copied.</param>
    /// <param name="numericColumns">Number of numeric columns.</param>
    /// <param name="limits">The card.</param>
    public static long Bytes(bool isMatrix, int numericColumns, GpuLimits limits) =>
        ChunkRows(isMatrix, numericColumns, limits) * CopiedBytes(isMatrix, numericColumns) + numericColumns * (numericColumns + 1L) * sizeof(double);

    public override void Launch(AcceleratorStream stream, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, bool withGram)
    {
        _sums.Values.MemSetToZero(stream);
        for (var first = 0; first < rows.Rows; first += _weighted.Stride)
        {
            var count = Math.Min(_weighted.Stride, rows.Rows - first);
            if (withGram || !_isMatrix)
                Copy(stream, rows, weight, score, first, count);
            var numeric = _isMatrix
                ? new GpuMatrix(rows.Doubles, rows.Stride, rows.Rows, _columns).Part(first, 0, count, _columns)
                : _numeric.Part(0, 0, count, _columns);
            if (withGram)
                AddProducts(numeric);
            else
                _product.Add(numeric, new GpuMatrix(score.SubView(first), count, count, 1), _sums.Part(0, _columns, _columns, 1));
        }
    }

    public override void Collect(AcceleratorStream stream, int[] slots, int width, NormalEquationSums sums)
    {
        var hasGram = sums.Gram.Length > 0;
        var fetched = hasGram ? _sums : _sums.Part(0, _columns, _columns, 1);
        var totals = new double[fetched.Rows * fetched.Columns];
        fetched.Values.SubView(0, totals.Length).CopyToCPU(stream, totals);
        stream.Synchronize();
        for (var right = hasGram ? 0 : _columns; right <= _columns; right++)
        {
            var column = totals.AsSpan(totals.Length - (_columns + 1 - right) * _columns, _columns);
            for (var left = 0; left <= Math.Min(right, _columns - 1); left++)
                GpuTileSums.Add(column[left], left, right, slots, width, sums);
        }
    }

    private static int ChunkRows(bool isMatrix, int numericColumns, GpuLimits limits) =>
        Math.Max(LeastRows, (int)(limits.CacheBytes / CacheParts / CopiedBytes(isMatrix, numericColumns)) / RowMultiple * RowMultiple);

    /// <summary>Bytes of a row's copies.</summary>
    private static long CopiedBytes(bool isMatrix, int numericColumns) => (numericColumns + 1L + (isMatrix ? 0 : numericColumns)) * sizeof(double);

    private void Copy(AcceleratorStream stream, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, int first, int count)
    {
        var groups = new Index3D((count + _kernels.GroupSize - 1) / _kernels.GroupSize, _columns / SumKernels.TileWidth + 1, 1);
        _kernels.Sums.Matrices(
            stream, (groups, new Index3D(_kernels.GroupSize, 1, 1)), rows, weight, score, first, _weighted.Stride, _isMatrix ? 0 : 1,
            _numeric.Values, _weighted.Values);
    }

    private void AddProducts(GpuMatrix numeric)
    {
        for (var left = 0; left < _columns; left += BlockColumns)
        {
            var (lefts, rights) = (Math.Min(BlockColumns, _columns - left), _columns + 1 - left);
            _product.Add(
                numeric.Part(0, left, numeric.Rows, lefts), _weighted.Part(0, left, numeric.Rows, rights), _sums.Part(left, left, lefts, rights));
        }
    }
}
