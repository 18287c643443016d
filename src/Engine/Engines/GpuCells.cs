namespace Accel.Engine.Engines;

/// <summary>
/// Rows sorted into cells, a cell being the rows of one factor level, or of one level of each of two
/// factors. Each cell is cut into segments of limited length: the work of one group of threads.
/// Sums over cells then need no scatter-addition, whose order a device does not keep.
/// </summary>
internal sealed class GpuCells
{
    private GpuCells(int[] order, List<int> segmentStarts, List<int> cellStarts, List<(int Row, int Column)> slots)
    {
        Order = order;
        SegmentStarts = [.. segmentStarts, order.Length];
        CellStarts = [.. cellStarts, segmentStarts.Count];
        Slots = slots;
    }

    /// <summary>Row numbers, cell by cell, ascending in each; rows at a baseline are left out.</summary>
    public int[] Order { get; }

    /// <summary>For each segment, where it begins in <see cref="Order"/>; then the end.</summary>
    public int[] SegmentStarts { get; }

    /// <summary>For each cell, its first segment; then the end.</summary>
    public int[] CellStarts { get; }

    /// <summary>For each cell, the slots of its level or levels, the smaller first.</summary>
    public IReadOnlyList<(int Row, int Column)> Slots { get; }

    /// <summary>Number of segments.</summary>
    public int Segments => SegmentStarts.Length - 1;

    /// <summary>The cells of one factor.</summary>
    /// <param name="slots">Each row's slot.</param>
    /// <param name="unused">The slot of rows at the baseline.</param>
    /// <param name="segmentRows">The most rows of a segment.</param>
    public static GpuCells OfFactor(int[] slots, int unused, int segmentRows)
    {
        var order = Sort([.. Enumerable.Range(0, slots.Length)], slots, unused);
        return Cut(order, row => (slots[row], slots[row]), segmentRows);
    }

    /// <summary>The cells of two factors, the first before the second in slots.</summary>
    public static GpuCells OfPair(GpuCells first, int[] firstSlots, int[] secondSlots, int unused, int segmentRows)
    {
        var order = Sort(first.Order, secondSlots, unused);
        return Cut(order, row => (firstSlots[row], secondSlots[row]), segmentRows);
    }

    /// <summary>A stable counting sort by slot that drops the unused one, which is the last.</summary>
    private static int[] Sort(int[] rows, int[] slots, int unused)
    {
        var starts = new int[unused + 1];
        foreach (var row in rows)
        {
            if (slots[row] < unused)
                starts[slots[row] + 1]++;
        }
        for (var slot = 0; slot < unused; slot++)
            starts[slot + 1] += starts[slot];
        var sorted = new int[starts[unused]];
        foreach (var row in rows)
        {
            if (slots[row] < unused)
                sorted[starts[slots[row]]++] = row;
        }
        return sorted;
    }

    private static GpuCells Cut(int[] order, Func<int, (int, int)> slotsOf, int segmentRows)
    {
        List<int> segments = [];
        List<int> cells = [];
        List<(int, int)> slots = [];
        for (var i = 0; i < order.Length; i++)
        {
            var cell = slotsOf(order[i]);
            if (slots.Count == 0 || slots[^1] != cell)
            {
                cells.Add(segments.Count);
                slots.Add(cell);
                segments.Add(i);
            }
            else if (i - segments[^1] == segmentRows)
            {
                segments.Add(i);
            }
        }
        return new GpuCells(order, segments, cells, slots);
    }
}
