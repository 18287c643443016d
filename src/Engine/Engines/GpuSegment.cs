using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>
/// Consecutive rows in a card's memory with a stream of their own, and room for what passes over them leave. Begun work
/// goes on while another segment is filled.
/// </summary>
internal sealed class GpuSegment : IDisposable
{
    private readonly GpuKernels _kernels;
    private readonly GpuMemory _memory;
    private readonly GpuRowMemory _rowMemory;
    private readonly GpuPass _gram;
    private readonly GpuPass _scores;
    private readonly ArrayView<double> _beta;
    private readonly IGpuMatrixProduct? _product;
    private GpuMemory _cellMemory;
    private GpuFactorCells[] _cells = [];
    private GpuRows _rows;

    /// <summary>Makes room.</summary>
    /// <param name="kernels">The card.</param>
    /// <param name="map">The design's slots.</param>
    /// <param name="layout">Its columns.</param>
    /// <param name="rows">The most rows.</param>
    public GpuSegment(GpuKernels kernels, SlotMap map, GpuColumnLayout layout, int rows)
    {
        _kernels = kernels;
        Stream = kernels.Accelerator.CreateStream();
        _memory = new GpuMemory(kernels.Accelerator);
        _cellMemory = new GpuMemory(kernels.Accelerator);
        try
        {
            int[] numericSlots = [.. layout.DenseOrder, map.Layout.Intercept];
            var rowBytes = GpuRowMemory.RowBytes(map, layout);
            _rowMemory = new GpuRowMemory(_memory, map, layout, rows);
            var gram = kernels.Gram(map.Layout);
            GpuWideSums? wide = null;
            if (gram is null)
            {
                _product = kernels.Products.Value?.Invoke(Stream);
                wide = _product is null
                    ? new GpuWideTiles(_memory, kernels, numericSlots.Length, rowBytes, rows)
                    : new GpuMatrixSums(_memory, kernels, _product, layout.IsMatrix, numericSlots.Length, rows);
            }
            _gram = new GpuPass(_memory, kernels, gram, wide, map.Layout, numericSlots, rowBytes, rows);
            _scores = kernels.Scores(map.Layout) is { } tiling ? new GpuPass(_memory, kernels, tiling, null, map.Layout, numericSlots, rowBytes, rows) : _gram;
            _beta = _memory.Allocate<double>(map.Layout.Count);
            Deviances = new GpuDeviances(_memory, kernels, map.Layout, rows);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The stream of the segment's work.</summary>
    public AcceleratorStream Stream { get; }

    /// <summary>The rows that are there.</summary>
    public RowRange? Range { get; private set; }

    /// <summary>The rows' sums of deviances.</summary>
    public GpuDeviances Deviances { get; }

    /// <summary>The rows on the device.</summary>
    public GpuRows Rows => _rows;

    /// <summary>Brings rows, in place of those that were there.</summary>
    /// <param name="uploader">Brings them.</param>
    /// <param name="range">Which.</param>
    /// <param name="factors">Their factors.</param>
    public void Fill(GpuUploader uploader, RowRange range, GpuFactorRows factors)
    {
        _rows = _rowMemory.Fill(uploader, range, factors.Slots);
        _cellMemory.Dispose();
        _cellMemory = new GpuMemory(_kernels.Accelerator);
        _cells = [.. factors.Cells.Select(set => new GpuFactorCells(_cellMemory, _kernels.Sums, _kernels.GroupSize, set.Cells, set.Factor, set.Other, set.Columns))];
        Range = range;
    }

    /// <summary>Begins a pass over the rows.</summary>
    /// <param name="withGram">False where only Xᵀv is wanted.</param>
    /// <param name="beta">β in the order of the device; null for the pass at the starting means.</param>
    /// <param name="centre">See <see cref="NormalEquations.Centre"/>.</param>
    public void LaunchPass(bool withGram, double[]? beta, double centre)
    {
        if (beta is not null)
            _beta.CopyFromCPU(Stream, beta);
        Pass(withGram).Launch(Stream, _rows, _cells, withGram, beta is null ? 1 : 0, centre, _beta);
    }

    /// <summary>Waits for it and adds its sums.</summary>
    public void CollectPass(bool withGram, NormalEquationSums sums) => Pass(withGram).Collect(Stream, _cells, withGram, sums);

    public void Dispose()
    {
        Stream.Synchronize();
        _cellMemory.Dispose();
        _memory.Dispose();
        _product?.Dispose();
        Stream.Dispose();
    }

    private GpuPass Pass(bool withGram) => withGram ? _gram : _scores;
}
