namespace Accel.Engine.Engines;

/// <summary>The factors of some rows: each row's slots, and the rows sorted into cells.</summary>
/// <param name="Slots">For each factor, each row's slot.</param>
/// <param name="Cells">The cells of each factor and of each pair of factors.</param>
internal sealed record GpuFactorRows(int[][] Slots, IReadOnlyList<GpuFactorRows.CellSet> Cells)
{
    /// <summary>The most rows of a segment of a cell.</summary>
    private const int SegmentRows = 1024;

    private const int NoFactor = -1;

    /// <summary>Cells and the columns that are summed over them.</summary>
    /// <param name="Cells">The cells.</param>
    /// <param name="Factor">The factor.</param>
    /// <param name="Other">The other factor of a pair, −1 for none.</param>
    /// <param name="Columns">The most columns.</param>
    internal sealed record CellSet(GpuCells Cells, int Factor, int Other, int Columns);

    /// <summary>Bytes of a row on the card beside its slots: its place in each ordering.</summary>
    public static long RowBytes(int factors) => (long)factors * (factors + 1) / 2 * sizeof(int);

    /// <summary>Reads and sorts.</summary>
    /// <param name="map">The design's slots.</param>
    /// <param name="range">Which rows.</param>
    public static GpuFactorRows Of(SlotMap map, RowRange range)
    {
        var layout = map.Layout;
        var slots = new int[map.Factors.Count][];
        for (var factor = 0; factor < slots.Length; factor++)
        {
            map.Factors[factor].CopyCells(range.First, slots[factor] = new int[range.Count]);
            map.ToSlots(factor, slots[factor]);
        }
        var cells = new List<CellSet>();
        var levels = new GpuCells[slots.Length];
        for (var factor = 0; factor < slots.Length; factor++)
        {
            levels[factor] = GpuCells.OfFactor(slots[factor], layout.Unused, SegmentRows);
            // Every numeric column, and the score.
            cells.Add(new CellSet(levels[factor], factor, NoFactor, layout.DenseCount + 2));
            for (var earlier = 0; earlier < factor; earlier++)
                cells.Add(new CellSet(GpuCells.OfPair(levels[earlier], slots[earlier], slots[factor], layout.Unused, SegmentRows), factor, earlier, 1));
            if (factor >= layout.FirstValued)
                cells.Add(new CellSet(levels[factor], factor, factor, 1));
        }
        return new GpuFactorRows(slots, cells);
    }
}
