using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>The sums of wide designs by tiles, for any device.</summary>
internal sealed class GpuWideTiles : GpuWideSums
{
    private const int Width = SumKernels.TileWidth;

    private readonly GpuKernels _kernels;
    private readonly int _count;
    private readonly GpuChunks _chunks;
    private readonly ArrayView<int> _tiles;
    private readonly GpuTileParts _parts;

    /// <summary>Makes room.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="numericColumns">Number of numeric columns; the score is one more on the right.</param>
    /// <param name="rowBytes">Bytes of a row.</param>
    /// <param name="rows">The most rows.</param>
    public GpuWideTiles(GpuMemory memory, GpuKernels kernels, int numericColumns, long rowBytes, int rows)
    {
        _kernels = kernels;
        (int Left, int Right)[] tiles = [.. UpperTiles(numericColumns)];
        _count = tiles.Length;
        var sums = GpuTileSums.Of(numericColumns, Columns(tiles));
        _chunks = GpuKernels.Cut(rows, rowBytes, (long)sums.Count * sizeof(double));
        _tiles = memory.Upload<int>([.. tiles.SelectMany(tile => new[] { tile.Left, tile.Right })]);
        _parts = new GpuTileParts(memory, kernels, sums, _chunks.Count);
    }

    public override void Launch(AcceleratorStream stream, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, bool withGram)
    {
        _kernels.Sums.Tiles(stream, (_count * _chunks.Count, _kernels.GroupSize), rows, weight, score, _tiles, _chunks.Count, _chunks.Rows, _parts.Values);
        _parts.Add(stream);
    }

    public override void Collect(AcceleratorStream stream, int[] slots, int width, NormalEquationSums sums) => _parts.Collect(stream, slots, width, sums);

    private static IEnumerable<(int Left, int Right, bool IsDiagonal)> Columns(IEnumerable<(int Left, int Right)> tiles) =>
        from tile in tiles
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
