using System.Numerics;
using System.Runtime.CompilerServices;
using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>
/// How a fused pass divides XᵀWX and Xᵀv into tiles, and these among threads. The numeric columns are the dense
/// ones and the column of ones; the score is the last column of the last tile.
/// </summary>
internal abstract class GpuTiling
{
    private const int UsualThreads = 128;

    // Fewer rows are no whole line of the card's cache.
    private const int LeastHeight = 8;
    private const int MostHeight = 128;

    /// <summary>For each pair of tiles, the left and the right one.</summary>
    public required int[] Pairs { get; init; }

    /// <summary>The sums that a chunk leaves.</summary>
    public required GpuTileSums Sums { get; init; }

    /// <summary>The device's fastest tiles of XᵀWX and Xᵀv; null where a stage of so many columns is too large for them.</summary>
    /// <param name="numericColumns">Number of numeric columns.</param>
    /// <param name="limits">The device.</param>
    /// <param name="precision">The numbers of the stage.</param>
    public static GpuTiling? OfGram(int numericColumns, GpuLimits limits, EnginePrecision precision)
    {
        if (precision == EnginePrecision.Mixed)
            return Triangle<MixedTile, float, InSingle>(numericColumns, limits);
        if (!limits.HasMatrixInstruction)
            return OfWideGram(numericColumns, limits);
        return numericColumns < SmallMatrixTile.Width
            ? Triangle<SmallMatrixTile, double, InDouble>(numericColumns, limits)
            : Triangle<MatrixTile, double, InDouble>(numericColumns, limits);
    }

    /// <summary>The tiles of which a stage of doubles holds the most columns; null where it doesn't hold so many.</summary>
    public static GpuTiling? OfWideGram(int numericColumns, GpuLimits limits) => Triangle<ThreadTile, double, InDouble>(numericColumns, limits);

    /// <summary>The tiles of Xᵀv alone; null where a stage of so many columns is too large, or holds singles.</summary>
    public static GpuTiling? OfScores(int numericColumns, GpuLimits limits, EnginePrecision precision) => precision == EnginePrecision.Mixed
        ? null
        : Create<ScoreTile, double, InDouble>(
            numericColumns, limits, numericColumns + 1, [.. Enumerable.Range(0, numericColumns).Select(column => (column, numericColumns))]);

    /// <summary>Launches the pass.</summary>
    /// <param name="kernels">The response model's kernels.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="rows">The data.</param>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="starting">1 for the pass at the starting means.</param>
    /// <param name="centre">See <see cref="NormalEquations.Centre"/>.</param>
    /// <param name="beta">β.</param>
    /// <param name="pairs"><see cref="Pairs"/> on the device.</param>
    /// <param name="weight">Receives the working weights.</param>
    /// <param name="score">Receives the working scores.</param>
    /// <param name="sums">Receives the chunks' sums beside those of products.</param>
    /// <param name="parts">Receives the chunks' sums of products.</param>
    public abstract void Launch(
        CompiledRowKernels kernels, AcceleratorStream stream, GpuRows rows, int chunks, int chunkRows, int starting, double centre,
        ArrayView<double> beta, ArrayView<int> pairs, ArrayView<double> weight, ArrayView<double> score, ArrayView<double> sums, ArrayView<double> parts);

    private static Typed<TTile, TNumber, TArithmetic>? Triangle<TTile, TNumber, TArithmetic>(int numericColumns, GpuLimits limits)
        where TTile : struct, IGramTile<TTile, TNumber>
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber>
    {
        var tiles = (numericColumns + TTile.Width) / TTile.Width;
        return Create<TTile, TNumber, TArithmetic>(
            numericColumns, limits, tiles, [.. Enumerable.Range(0, tiles).SelectMany(left => Enumerable.Range(left, tiles - left).Select(right => (left, right)))]);
    }

    private static Typed<TTile, TNumber, TArithmetic>? Create<TTile, TNumber, TArithmetic>(int numericColumns, GpuLimits limits, int tiles, (int Left, int Right)[] pairs)
        where TTile : struct, IGramTile<TTile, TNumber>
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber>
    {
        var wanted = (int)Math.Min(NormalEquationKernels.MostThreads, BitOperations.RoundUpToPowerOf2((uint)(pairs.Length * TTile.Threads)));
        var groupSize = 1 << BitOperations.Log2((uint)Math.Min(Math.Max(UsualThreads, wanted), limits.GroupThreads));
        if (groupSize < TTile.Threads)
            return null;
        var groups = (pairs.Length * TTile.Threads + groupSize - 1) / groupSize;
        var pairsAtOnce = (pairs.Length + groups - 1) / groups;
        var stagedColumns = TTile.Width * tiles + 1;
        for (var height = Math.Min(MostHeight, groupSize); height >= LeastHeight; height /= 2)
        {
            var stride = height + TTile.Padding;
            var sharedBytes = NormalEquationKernels.SharedBytes(groupSize, numericColumns + stagedColumns * stride, Unsafe.SizeOf<TNumber>());
            if (sharedBytes > limits.SharedBytes)
                continue;
            var plan = new TilePlan
            {
                Shares = (pairs.Length + pairsAtOnce - 1) / pairsAtOnce,
                ChunkRows = 0,
                Height = height,
                Stride = stride,
                Tiles = tiles,
                Pairs = pairs.Length,
                PairsAtOnce = pairsAtOnce,
                RowSets = groupSize / (pairsAtOnce * TTile.Threads),
            };
            return new Typed<TTile, TNumber, TArithmetic>(plan, groupSize, sharedBytes)
            {
                Pairs = [.. pairs.SelectMany(pair => new[] { pair.Left, pair.Right })],
                Sums = GpuTileSums.Of(numericColumns, Columns<TTile, TNumber>(numericColumns, tiles, pairs)),
            };
        }
        return null;
    }

    /// <summary>For each sum of a chunk, in the kernel's order, its columns.</summary>
    private static IEnumerable<(int Left, int Right, bool IsDiagonal)> Columns<TTile, TNumber>(int numericColumns, int tiles, (int Left, int Right)[] pairs)
        where TTile : struct, IGramTile<TTile, TNumber>
        where TNumber : unmanaged
    {
        foreach (var (leftTile, rightTile) in pairs)
        {
            for (var at = 0; at < TTile.Threads * TTile.Elements; at++)
            {
                var (left, right) = TTile.Place(at % TTile.Elements, at / TTile.Elements);
                var column = TTile.Column(rightTile, right, tiles);
                var isScore = column == TTile.Width * tiles - 1;
                yield return (
                    TTile.Column(leftTile, left, tiles), isScore ? numericColumns : column < numericColumns ? column : int.MaxValue, leftTile == rightTile);
            }
        }
    }

    private sealed class Typed<TTile, TNumber, TArithmetic>(TilePlan plan, int groupSize, int sharedBytes) : GpuTiling
        where TTile : struct, IGramTile<TTile, TNumber>
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber>
    {
        public override void Launch(
            CompiledRowKernels kernels, AcceleratorStream stream, GpuRows rows, int chunks, int chunkRows, int starting, double centre,
            ArrayView<double> beta, ArrayView<int> pairs, ArrayView<double> weight, ArrayView<double> score, ArrayView<double> sums, ArrayView<double> parts)
        {
            var config = new KernelConfig(
                new Index3D(chunks * plan.Shares, 1, 1), new Index3D(groupSize, 1, 1), SharedMemoryConfig.RequestDynamic<byte>(sharedBytes));
            kernels.Fused<TTile, TNumber, TArithmetic>(stream, config, rows, plan with { ChunkRows = chunkRows }, starting, centre, beta, pairs, weight, score, sums, parts);
        }
    }
}
