using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;

namespace Accel.Engine.Engines;

/// <summary>XᵀWX and Xᵀv on a card: tiles of numeric columns, then the factors' cells.</summary>
internal sealed class GpuSums
{
    private const int Width = SumKernels.TileWidth;
    private const int NoFactor = -1;

    private readonly CompiledSumKernels _kernels;
    private readonly int _groupSize;
    private readonly SlotLayout _layout;
    private readonly GpuRows _rows;
    private readonly (int Left, int Right)[] _tiles;
    private readonly ArrayView<int> _tileColumns;
    private readonly int _chunks;
    private readonly int _chunkRows;
    private readonly ArrayView<double> _tileParts;
    private readonly GpuTotals _tileTotals;
    private readonly List<FactorCells> _cells = [];

    /// <summary>Prepares the sums of a design.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="groupSize">Threads of a group.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="rows">The data on the device.</param>
    /// <param name="factorSlots">For each factor, each row's slot.</param>
    public GpuSums(
        GpuMemory memory, CompiledSumKernels kernels, int groupSize, SlotLayout layout, GpuRows rows, int[][] factorSlots)
    {
        _kernels = kernels;
        _groupSize = groupSize;
        _layout = layout;
        _rows = rows;
        _tiles = [.. UpperTiles(NumericColumns)];
        _tileColumns = memory.Upload<int>([.. _tiles.SelectMany(tile => new[] { tile.Left, tile.Right })]);
        var sums = _tiles.Length * Width * Width;
        (_chunks, _chunkRows) = GpuResidentDesign.Cut(rows.Rows, (long)sums * sizeof(double));
        _tileParts = memory.Allocate<double>((long)sums * _chunks);
        _tileTotals = new GpuTotals(memory, kernels, groupSize, [0, _chunks], sums);

        var levels = new GpuCells[factorSlots.Length];
        for (var factor = 0; factor < factorSlots.Length; factor++)
        {
            levels[factor] = GpuCells.OfFactor(factorSlots[factor], layout.Unused, _chunkRows);
            // Every numeric column, and the score.
            _cells.Add(new FactorCells(memory, kernels, groupSize, levels[factor], 0, NumericColumns + 1, factor, NoFactor));
            for (var earlier = 0; earlier < factor; earlier++)
            {
                var pair = GpuCells.OfPair(levels[earlier], factorSlots[earlier], factorSlots[factor], layout.Unused, _chunkRows);
                _cells.Add(new FactorCells(memory, kernels, groupSize, pair, layout.DenseCount, 1, factor, earlier));
            }
            if (factor >= layout.FirstValued)
                _cells.Add(new FactorCells(memory, kernels, groupSize, levels[factor], layout.DenseCount, 1, factor, factor));
        }
    }

    /// <summary>The dense columns and the column of ones.</summary>
    private int NumericColumns => _layout.DenseCount + 1;

    /// <summary>Adds the sums at the rows' working weights and scores.</summary>
    public void Add(ArrayView<double> weight, ArrayView<double> score, NormalEquationSums sums)
    {
        _kernels.Tiles(
            (_tiles.Length * _chunks, _groupSize), _rows, weight, score, _tileColumns, _chunks, _chunkRows, _tileParts);
        var totals = _tileTotals.Add(_tileParts, _tiles.Length * Width * Width);
        for (var tile = 0; tile < _tiles.Length; tile++)
        {
            for (var k = 0; k < Width * Width; k++)
                AddNumeric(sums, _tiles[tile].Left + k / Width, _tiles[tile].Right + k % Width, totals[tile * Width * Width + k]);
        }
        foreach (var cells in _cells)
            cells.Add(_rows, weight, score, this, sums);
    }

    /// <summary>The tiles on and above the diagonal; one column more on the right, the score.</summary>
    private static IEnumerable<(int Left, int Right)> UpperTiles(int columns)
    {
        for (var left = 0; left < columns; left += Width)
        {
            for (var right = left; right <= columns; right += Width)
                yield return (left, right);
        }
    }

    private void AddNumeric(NormalEquationSums sums, int left, int right, double value)
    {
        if (left >= NumericColumns)
            return;
        if (right == NumericColumns)
            sums.Score[Slot(left)] += value;
        else if (left <= right && right < NumericColumns)
            sums.Gram[Slot(left) * _layout.Count + Slot(right)] += value;
    }

    private int Slot(int column) => column < _layout.DenseCount ? column : _layout.Intercept;

    /// <summary>The cells of a factor, or of a pair of them; a valued factor makes a pair with itself too.</summary>
    private sealed class FactorCells(
        GpuMemory memory, CompiledSumKernels kernels, int groupSize, GpuCells cells, int firstColumn, int columns, int factor, int other)
    {
        private readonly ArrayView<int> _order = memory.Upload(cells.Order);
        private readonly ArrayView<int> _segmentStarts = memory.Upload(cells.SegmentStarts);
        private readonly ArrayView<double> _parts = memory.Allocate<double>((long)cells.Segments * columns);
        private readonly GpuTotals _totals = new(memory, kernels, groupSize, cells.CellStarts, columns);
        private readonly IReadOnlyList<(int Row, int Column)> _slots = cells.Slots;
        private readonly int _segments = cells.Segments;

        public void Add(
            GpuRows rows, ArrayView<double> weight, ArrayView<double> score, GpuSums owner, NormalEquationSums sums)
        {
            if (_segments == 0)
                return;
            var groups = _segments * ((columns + Width - 1) / Width);
            kernels.Cells(
                (groups, groupSize), rows, weight, score, _order, _segmentStarts, _segments, firstColumn, columns, factor, other, _parts);
            var totals = _totals.Add(_parts, columns);
            for (var cell = 0; cell < _slots.Count; cell++)
            {
                if (other >= 0)
                {
                    sums.Gram[_slots[cell].Row * owner._layout.Count + _slots[cell].Column] += totals[cell];
                    continue;
                }
                for (var k = 0; k < columns; k++)
                    owner.AddCell(sums, _slots[cell].Column, firstColumn + k, factor, totals[cell * columns + k]);
            }
        }
    }

    private void AddCell(NormalEquationSums sums, int slot, int column, int factor, double value)
    {
        if (column == NumericColumns)
            sums.Score[slot] += value;
        else
            sums.Gram[Slot(column) * _layout.Count + slot] += value;
        // A level without values has with itself the sum of its weights, as with the ones.
        if (column == _layout.DenseCount && factor < _layout.FirstValued)
            sums.Gram[slot * _layout.Count + slot] += value;
    }
}
