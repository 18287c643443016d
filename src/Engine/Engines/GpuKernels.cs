using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>A card with the kernels of a response model, and what they were compiled for.</summary>
/// <param name="Accelerator">The card.</param>
/// <param name="Model">The response model.</param>
/// <param name="Rows">Kernels that know it.</param>
/// <param name="Sums">Kernels that don't.</param>
/// <param name="GroupSize">Threads of a group where a kernel doesn't say otherwise.</param>
/// <param name="Limits">The card's limits.</param>
/// <param name="Precision">The numbers of passes.</param>
/// <param name="Products">Opens products of matrices on a stream of the card; null where it has none. Looked for when a wide design first asks.</param>
internal sealed record GpuKernels(
    Accelerator Accelerator, ResponseModelDescriptor Model, CompiledRowKernels Rows, CompiledSumKernels Sums, int GroupSize, GpuLimits Limits,
    EnginePrecision Precision, Lazy<Func<AcceleratorStream, IGpuMatrixProduct>?> Products)
{
    private const int FewestChunkRows = 1024;
    private const int FewestRowsForSums = 256;
    private const int MostChunks = 2048;
    private const long PartsBudget = 256L << 20;

    // What a chunk leaves is to be little beside what it reads.
    private const int RowBytesPerPartByte = 8;

    /// <summary>The tiles of a design; null where it has too many columns for them, or so many that products of matrices take fewer clocks.</summary>
    /// <remarks>
    /// Products of matrices begin where the card's fastest tiles end: with matrix instructions at about 340 columns. On an H200, of 67
    /// Tflop/s with these, 34 without, and 4.8 TB/s, a row of p columns should take cuBLAS, which forms both triangles at nine tenths
    /// of the rate, p²/30 ps, and 5 p ps for the copies; <see cref="MatrixTile"/> takes p²/67 ps; <see cref="ThreadTile"/>, which shared
    /// memory holds to six tenths of its rate, p²/21 ps, as much as cuBLAS at 350 columns and more beyond, but less than the p²/15 ps of
    /// cuBLAS without the instructions. Nothing is timed for this, so that sums keep their bits.
    /// </remarks>
    public GpuTiling? Gram(SlotLayout layout) =>
        GpuTiling.OfGram(layout.DenseCount + 1, Limits, Precision) ?? (Products.Value is null ? GpuTiling.OfWideGram(layout.DenseCount + 1, Limits) : null);

    /// <summary>True where a design's sums are formed by products of matrices.</summary>
    public bool Multiplies(SlotLayout layout) => Gram(layout) is null && Products.Value is not null;

    /// <summary>The tiles of a pass without XᵀWX.</summary>
    public GpuTiling? Scores(SlotLayout layout) => GpuTiling.OfScores(layout.DenseCount + 1, Limits, Precision);

    /// <summary>Cuts rows into chunks, each the work of a group of threads; depends on the data alone, so that a device gives the same bits each time.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="rowBytes">Bytes of a row.</param>
    /// <param name="partBytes">Bytes that a chunk leaves.</param>
    public static GpuChunks Cut(int rows, long rowBytes, long partBytes) =>
        CutInto(rows, partBytes, Math.Max(FewestChunkRows, RowBytesPerPartByte * partBytes / Math.Max(1, rowBytes)));

    /// <summary>The same where a row costs something for every sum that a chunk leaves, so that short chunks do too little harm to leave multiprocessors idle.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="sums">Sums that a chunk leaves.</param>
    public static GpuChunks CutForSums(int rows, int sums) => CutInto(rows, (long)sums * sizeof(double), FewestRowsForSums);

    private static GpuChunks CutInto(int rows, long partBytes, long least)
    {
        var most = Math.Clamp(PartsBudget / partBytes, 1, MostChunks);
        var chunkRows = Math.Max(least, (rows + most - 1) / most);
        return new GpuChunks((int)Math.Max(1, (rows + chunkRows - 1) / chunkRows), (int)Math.Min(int.MaxValue, chunkRows));
    }
}

/// <summary>Rows cut into chunks.</summary>
/// <param name="Count">Number of chunks.</param>
/// <param name="Rows">Rows of each but the last.</param>
internal readonly record struct GpuChunks(int Count, int Rows);
