using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>XᵀWX and Xᵀv of some rows on a card: numeric columns by tiles, then the factors' cells.</summary>
internal sealed class GpuPass
{
    private readonly GpuKernels _kernels;
    private readonly SlotLayout _layout;
    private readonly int[] _numericSlots;
    private readonly GpuTiling? _tiling;
    private readonly GpuTileParts? _tiles;
    private readonly GpuWideSums? _wide;
    private readonly GpuChunks _chunks;
    private readonly ArrayView<int> _pairs;
    private readonly ArrayView<double> _weight;
    private readonly ArrayView<double> _score;
    private readonly ArrayView<double> _sums;
    private readonly GpuTotals _sumTotals;

    /// <summary>Makes room for the sums.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="tiling">The tiles of a fused pass; null for a design too wide for one.</param>
    /// <param name="wide">Forms the sums of products where there are no tiles.</param>
    /// <param name="layout">The design's slots.</param>
    /// <param name="numericSlots">The slots of the numeric columns in the order of the device.</param>
    /// <param name="rowBytes">Bytes of a row.</param>
    /// <param name="rows">The most rows.</param>
    public GpuPass(GpuMemory memory, GpuKernels kernels, GpuTiling? tiling, GpuWideSums? wide, SlotLayout layout, int[] numericSlots, long rowBytes, int rows)
    {
        _kernels = kernels;
        _tiling = tiling;
        _layout = layout;
        _numericSlots = numericSlots;
        _wide = wide;
        _chunks = GpuKernels.Cut(rows, rowBytes, (long)(tiling?.Sums.Count ?? NormalEquationKernels.ScalarSums) * sizeof(double));
        _tiles = tiling is null ? null : new GpuTileParts(memory, kernels, tiling.Sums, _chunks.Count);
        _pairs = memory.Upload(tiling?.Pairs ?? []);
        _sums = memory.Allocate<double>((long)NormalEquationKernels.ScalarSums * _chunks.Count);
        _sumTotals = new GpuTotals(memory, kernels.Sums, kernels.GroupSize, [0, _chunks.Count], NormalEquationKernels.ScalarSums);
        var kept = KeepsWeights ? rows : 0;
        _weight = memory.Allocate<double>(kept);
        _score = memory.Allocate<double>(kept);
    }

    private bool KeepsWeights => _tiling is null || _layout.FactorSlots.Count > 0;

    /// <summary>Begins a pass.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="rows">The data.</param>
    /// <param name="cells">The factors' cells.</param>
    /// <param name="withGram">False where only Xᵀv is wanted.</param>
    /// <param name="starting">1 for the pass at the starting means.</param>
    /// <param name="centre">See <see cref="NormalEquations.Centre"/>.</param>
    /// <param name="beta">β.</param>
    public void Launch(
        AcceleratorStream stream, GpuRows rows, IReadOnlyList<GpuFactorCells> cells, bool withGram, int starting, double centre, ArrayView<double> beta)
    {
        if (_tiling is not null)
        {
            _tiling.Launch(_kernels.Rows, stream, rows, _chunks.Count, _chunks.Rows, starting, centre, beta, _pairs, _weight, _score, _sums, _tiles!.Values);
            _tiles.Add(stream);
        }
        else
        {
            _kernels.Rows.Working(stream, (_chunks.Count, _kernels.GroupSize), rows, starting, centre, beta, _chunks.Rows, _weight, _score, _sums);
            _wide!.Launch(stream, rows, _weight, _score, withGram);
        }
        _sumTotals.Add(stream, _sums, NormalEquationKernels.ScalarSums);
        foreach (var factor in cells)
        {
            if (!withGram && !factor.IsPair)
                factor.Add(stream, rows, _weight, _score, ScoreColumn, 1);
            else if (withGram && factor.IsPair)
                factor.Add(stream, rows, _weight, _score, _layout.DenseCount, 1);
            else if (withGram)
                factor.Add(stream, rows, _weight, _score, 0, ScoreColumn + 1);
        }
    }

    /// <summary>Waits for the pass and adds its sums.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cells">The factors' cells.</param>
    /// <param name="withGram">As in <see cref="Launch"/>.</param>
    /// <param name="sums">Where they are added.</param>
    public void Collect(AcceleratorStream stream, IReadOnlyList<GpuFactorCells> cells, bool withGram, NormalEquationSums sums)
    {
        var scalars = _sumTotals.Fetch(stream);
        sums.Deviance += scalars[0];
        sums.Pearson += scalars[1];
        sums.Explained += scalars[2];
        _tiles?.Collect(stream, _numericSlots, _layout.Count, sums);
        _wide?.Collect(stream, _numericSlots, _layout.Count, sums);
        foreach (var factor in cells)
        {
            if (withGram || !factor.IsPair)
                AddCells(factor, factor.Fetch(stream), withGram ? 0 : ScoreColumn, sums);
        }
    }

    /// <summary>The score stands after the numeric columns.</summary>
    private int ScoreColumn => _numericSlots.Length;

    private void AddCells(GpuFactorCells cells, double[] totals, int first, NormalEquationSums sums)
    {
        var columns = totals.Length / Math.Max(1, cells.Slots.Count);
        for (var cell = 0; cell < cells.Slots.Count; cell++)
        {
            var (row, slot) = cells.Slots[cell];
            if (cells.IsPair)
            {
                sums.Gram[row * _layout.Count + slot] += totals[cell];
                continue;
            }
            for (var k = 0; k < columns; k++)
                AddCell(sums, slot, first + k, cells.Factor, totals[cell * columns + k]);
        }
    }

    private void AddCell(NormalEquationSums sums, int slot, int column, int factor, double value)
    {
        if (column == ScoreColumn)
        {
            sums.Score[slot] += value;
            return;
        }
        sums.Gram[_numericSlots[column] * _layout.Count + slot] += value;
        // A level without values has with itself the sum of its weights, as with the ones.
        if (column == _layout.DenseCount && factor < _layout.FirstValued)
            sums.Gram[slot * _layout.Count + slot] += value;
    }
}
