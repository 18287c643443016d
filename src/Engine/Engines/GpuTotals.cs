using System.Numerics;
using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Adds up the parts that groups of threads left, and brings the totals back.</summary>
internal sealed class GpuTotals
{
    private readonly CompiledSumKernels _kernels;
    private readonly int _groupSize;
    private readonly int _cells;
    private readonly int _segments;
    private readonly ArrayView<int> _cellStarts;
    private readonly ArrayView<double> _totals;
    private int _count;

    /// <summary>Makes room for totals.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="groupSize">The most threads of a group.</param>
    /// <param name="cellStarts">For each cell, its first segment; then their number.</param>
    /// <param name="columns">The most columns.</param>
    public GpuTotals(GpuMemory memory, CompiledSumKernels kernels, int groupSize, int[] cellStarts, int columns)
    {
        _kernels = kernels;
        _cells = cellStarts.Length - 1;
        _groupSize = GroupSize(groupSize, Enumerable.Range(0, _cells).Select(cell => cellStarts[cell + 1] - cellStarts[cell]).DefaultIfEmpty().Max());
        _segments = cellStarts[^1];
        _cellStarts = memory.Upload(cellStarts);
        _totals = memory.Allocate<double>((long)_cells * columns);
    }

    /// <summary>As many threads as there are parts to add: more would add zeros.</summary>
    /// <param name="most">The most threads, a power of two.</param>
    /// <param name="parts">Number of parts of a total.</param>
    public static int GroupSize(int most, int parts) => (int)Math.Min((uint)most, BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, parts)));

    /// <summary>Begins to add.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="parts">The part of column k and segment s at k · segments + s.</param>
    /// <param name="columns">Number of columns.</param>
    public void Add(AcceleratorStream stream, ArrayView<double> parts, int columns)
    {
        _count = _cells * columns;
        if (_count > 0)
            _kernels.Totals(stream, (_count, _groupSize), parts, _cellStarts, _segments, columns, _totals);
    }

    /// <summary>Waits for the totals: that of cell c and column k at c · columns + k.</summary>
    public double[] Fetch(AcceleratorStream stream)
    {
        var totals = new double[_count];
        if (_count > 0)
            _totals.SubView(0, _count).CopyToCPU(stream, totals);
        stream.Synchronize();
        return totals;
    }
}
