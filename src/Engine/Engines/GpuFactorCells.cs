using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>The sums over the cells of a factor, or of a pair of them, on a card.</summary>
/// <param name="memory">Owns what is allocated.</param>
/// <param name="kernels">The kernels.</param>
/// <param name="groupSize">Threads of a group.</param>
/// <param name="cells">The cells.</param>
/// <param name="factor">The factor.</param>
/// <param name="other">The other factor of a pair; −1 for a factor alone. A valued factor makes a pair with itself too.</param>
/// <param name="mostColumns">The most columns.</param>
internal sealed class GpuFactorCells(
    GpuMemory memory, CompiledSumKernels kernels, int groupSize, GpuCells cells, int factor, int other, int mostColumns)
{
    private const int Width = SumKernels.TileWidth;

    private readonly ArrayView<int> _order = memory.Upload(cells.Order);
    private readonly ArrayView<int> _segmentStarts = memory.Upload(cells.SegmentStarts);
    private readonly ArrayView<double> _parts = memory.Allocate<double>((long)cells.Segments * mostColumns);
    private readonly GpuTotals _totals = new(memory, kernels, groupSize, cells.CellStarts, mostColumns);
    private readonly int _segments = cells.Segments;

    /// <summary>For each cell, the slots of its level or levels, the smaller first.</summary>
    public IReadOnlyList<(int Row, int Column)> Slots { get; } = cells.Slots;

    /// <summary>The factor.</summary>
    public int Factor => factor;

    /// <summary>True for a pair.</summary>
    public bool IsPair => other >= 0;

    /// <summary>Begins to add up columns.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="rows">The data.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores.</param>
    /// <param name="firstColumn">The first numeric column.</param>
    /// <param name="columns">Number of columns; 0 to add none.</param>
    public void Add(AcceleratorStream stream, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, int firstColumn, int columns)
    {
        if (_segments > 0 && columns > 0)
        {
            var groups = _segments * ((columns + Width - 1) / Width);
            kernels.Cells(
                stream, (groups, groupSize), rows, weight, score, _order, _segmentStarts, _segments, firstColumn, columns, factor, other, _parts);
        }
        _totals.Add(stream, _parts, columns);
    }

    /// <summary>Waits for the totals: that of cell c and column k at c · columns + k.</summary>
    public double[] Fetch(AcceleratorStream stream) => _totals.Fetch(stream);
}
