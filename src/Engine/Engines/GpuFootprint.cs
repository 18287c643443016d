namespace Accel.Engine.Engines;

/// <summary>How much of a card's memory a design takes, and how many rows fit.</summary>
internal static class GpuFootprint
{
    /// <summary>Rows of a streamed segment are a multiple of this.</summary>
    private const int RowMultiple = 1 << 12;

    /// <summary>More rows at a time make a streamed pass no faster.</summary>
    private const int MostStreamedRows = 1 << 24;

    /// <summary>What sums and a program's code take beside the rows.</summary>
    public const long FixedBytes = 768L << 20;

    /// <summary>Weight and score of a row, for the pass with XᵀWX and the one without.</summary>
    private const int KeptBytes = 4 * sizeof(double);

    /// <summary>The most elements of a column in one segment.</summary>
    private const int MostRows = 1 << 30;

    /// <summary>Bytes of a row with all that passes keep of it.</summary>
    public static long RowBytes(SlotMap map, GpuColumnLayout layout, GpuKernels kernels) =>
        GpuRowMemory.RowBytes(map, layout) + GpuFactorRows.RowBytes(map.Factors.Count)
        + (map.Factors.Count > 0 || kernels.Gram(map.Layout) is null ? KeptBytes : 0);

    /// <summary>Rows of a segment: all of them where they fit, else as many as can be there twice.</summary>
    /// <param name="map">The design's slots.</param>
    /// <param name="layout">Its columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="kernels">The card.</param>
    /// <param name="segments">Number of segments that are there at a time where not all are.</param>
    /// <exception cref="DeviceFailureException">The card has too little memory for anything.</exception>
    public static int SegmentRows(SlotMap map, GpuColumnLayout layout, int rows, GpuKernels kernels, int segments)
    {
        var rowBytes = RowBytes(map, layout, kernels);
        var copies = kernels.Multiplies(map.Layout) ? GpuMatrixSums.Bytes(layout.IsMatrix, map.Layout.DenseCount + 1, kernels.Limits) : 0;
        var free = kernels.Limits.MemoryBytes - FixedBytes - segments * copies;
        if (rows <= free / rowBytes && rows <= MostRows)
            return Math.Max(1, rows);
        var most = Math.Min(free / segments / rowBytes, MostStreamedRows) / RowMultiple * RowMultiple;
        return most > 0
            ? (int)most
            : throw new DeviceFailureException($"The GPU's memory, {kernels.Limits.MemoryBytes >> 20} MiB, is too small for a design of {map.ColumnCount} columns.");
    }
}
