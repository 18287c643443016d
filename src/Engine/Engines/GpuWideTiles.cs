using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>The tiles of designs too wide for a fused pass, formed from the rows' weights and scores in memory.</summary>
/// <param name="numericColumns">Number of numeric columns; the score is one more on the right.</param>
internal sealed class GpuWideTiles(int numericColumns)
{
    private const int Width = SumKernels.TileWidth;

    private readonly (int Left, int Right)[] _tiles = [.. UpperTiles(numericColumns)];

    /// <summary>For each tile, its first column on the left and on the right.</summary>
    public int[] Tiles => [.. _tiles.SelectMany(tile => new[] { tile.Left, tile.Right })];

    /// <summary>The sums that a chunk leaves.</summary>
    public GpuTileSums Sums { get; } = GpuTileSums.Of(numericColumns, Columns(numericColumns));

    /// <summary>Begins to form the sums.</summary>
    public void Launch(
        GpuKernels kernels, AcceleratorStream stream, GpuRows rows, ArrayView<double> weight, ArrayView<double> score,
        ArrayView<int> tiles, GpuChunks chunks, ArrayView<double> parts) =>
        kernels.Sums.Tiles(stream, (_tiles.Length * chunks.Count, kernels.GroupSize), rows, weight, score, tiles, chunks.Count, chunks.Rows, parts);

    private static IEnumerable<(int Left, int Right, bool IsDiagonal)> Columns(int numericColumns) =>
        from tile in UpperTiles(numericColumns)
        from place in Enumerable.Range(0, Width * Width)
        select (tile.Left + place / Width, tile.Right + place % Width, tile.Left == tile.Right);

    /// <summary>The tiles on and above the diagonal; one column more on the right, the score.</summary>
    private static IEnumerable<(int Left, int Right)> UpperTiles(int columns)
    {
        for (var left = 0; left < columns; left += Width)
        {
            for (var right = left; right <= columns; right += Width)
                yield return (left, right);
        }
    }
}
