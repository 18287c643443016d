using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// The kernels that form XᵀWX and Xᵀv from the rows' working weights and scores, for any response
/// model. The numeric columns are the dense ones and the column of ones; the score v stands beside
/// them as one more column on the right, so that Xᵀv comes out of the same loops.
/// </summary>
/// <remarks>
/// No sum depends on the order in which threads run: each group leaves its part, and
/// <see cref="Totals"/> adds the parts in a fixed tree.
/// </remarks>
public static class SumKernels
{
    /// <summary>Columns of a tile.</summary>
    public const int TileWidth = 4;

    private const int TileSize = TileWidth * TileWidth;

    /// <summary>
    /// A tile of four by four sums over a chunk of rows. Group g takes chunk g mod chunks of tile g / chunks;
    /// sum k of tile t and chunk c goes to (16 t + k) · chunks + c.
    /// </summary>
    /// <param name="rows">The data.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores.</param>
    /// <param name="tiles">For each tile, its first column on the left and on the right.</param>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="parts">Receives the sums.</param>
    public static void Tiles(
        GpuRows rows, ArrayView<double> weight, ArrayView<double> score, ArrayView<int> tiles,
        int chunks, int chunkRows, ArrayView<double> parts)
    {
        var shared = SharedMemory.Allocate<double>(TileSize * GroupSum.MostThreads);
        var tile = Grid.IdxX / chunks;
        var chunk = Grid.IdxX % chunks;
        var left = tiles[2 * tile];
        var right = tiles[2 * tile + 1];
        var end = rows.EndOfChunk(chunk, chunkRows);

        double s00 = 0, s01 = 0, s02 = 0, s03 = 0;
        double s10 = 0, s11 = 0, s12 = 0, s13 = 0;
        double s20 = 0, s21 = 0, s22 = 0, s23 = 0;
        double s30 = 0, s31 = 0, s32 = 0, s33 = 0;
        for (var row = (long)chunk * chunkRows + Group.IdxX; row < end; row += Group.DimX)
        {
            var w = weight[row];
            var v = score[row];
            var a0 = rows.Numeric(left, row);
            var a1 = rows.Numeric(left + 1, row);
            var a2 = rows.Numeric(left + 2, row);
            var a3 = rows.Numeric(left + 3, row);
            var b = rows.Weighted(right, row, w, v);
            s00 = Math.FusedMultiplyAdd(a0, b, s00);
            s10 = Math.FusedMultiplyAdd(a1, b, s10);
            s20 = Math.FusedMultiplyAdd(a2, b, s20);
            s30 = Math.FusedMultiplyAdd(a3, b, s30);
            b = rows.Weighted(right + 1, row, w, v);
            s01 = Math.FusedMultiplyAdd(a0, b, s01);
            s11 = Math.FusedMultiplyAdd(a1, b, s11);
            s21 = Math.FusedMultiplyAdd(a2, b, s21);
            s31 = Math.FusedMultiplyAdd(a3, b, s31);
            b = rows.Weighted(right + 2, row, w, v);
            s02 = Math.FusedMultiplyAdd(a0, b, s02);
            s12 = Math.FusedMultiplyAdd(a1, b, s12);
            s22 = Math.FusedMultiplyAdd(a2, b, s22);
            s32 = Math.FusedMultiplyAdd(a3, b, s32);
            b = rows.Weighted(right + 3, row, w, v);
            s03 = Math.FusedMultiplyAdd(a0, b, s03);
            s13 = Math.FusedMultiplyAdd(a1, b, s13);
            s23 = Math.FusedMultiplyAdd(a2, b, s23);
            s33 = Math.FusedMultiplyAdd(a3, b, s33);
        }

        StoreRow(shared, 0, s00, s01, s02, s03);
        StoreRow(shared, 1, s10, s11, s12, s13);
        StoreRow(shared, 2, s20, s21, s22, s23);
        StoreRow(shared, 3, s30, s31, s32, s33);
        GroupSum.Tree(shared, TileSize);
        for (var k = Group.IdxX; k < TileSize; k += Group.DimX)
            parts[((long)tile * TileSize + k) * chunks + chunk] = shared[k * Group.DimX];
    }

    /// <summary>
    /// Copies a chunk of rows as matrices of doubles, column by column: X of the numeric columns, and [WX v]. Group (x, y) takes
    /// rows x times its size on, and columns 4 y on.
    /// </summary>
    /// <param name="rows">The data.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores.</param>
    /// <param name="first">The chunk's first row.</param>
    /// <param name="stride">Distance of two columns in the copies, and the most rows of a chunk.</param>
    /// <param name="copies">1 where X is wanted, 0 for [WX v] alone.</param>
    /// <param name="numeric">Receives X.</param>
    /// <param name="weighted">Receives [WX v].</param>
    public static void Matrices(
        GpuRows rows, ArrayView<double> weight, ArrayView<double> score, int first, int stride, int copies,
        ArrayView<double> numeric, ArrayView<double> weighted)
    {
        var at = (long)Grid.IdxX * Group.DimX + Group.IdxX;
        var row = first + at;
        if (at >= stride || row >= rows.Rows)
            return;
        var w = weight[row];
        var scoreColumn = rows.DenseCount + 1;
        var column = Grid.IdxY * TileWidth;
        for (var end = column + TileWidth; column < end && column <= scoreColumn; column++)
        {
            var value = rows.Numeric(column, row);
            if (copies != 0 && column < scoreColumn)
                numeric[(long)column * stride + at] = value;
            weighted[(long)column * stride + at] = column < scoreColumn ? w * value : score[row];
        }
    }

    /// <summary>
    /// Four sums over a segment of a cell: rows of one factor level, or of one level of each of two
    /// factors. Group g takes segment g mod segments and columns 4 (g / segments) on; the sum of column
    /// k and segment s goes to k · segments + s.
    /// </summary>
    /// <param name="rows">The data.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores.</param>
    /// <param name="order">Row numbers, cell by cell.</param>
    /// <param name="starts">For each segment, where it begins in <paramref name="order"/>; one more for the end.</param>
    /// <param name="segments">Number of segments.</param>
    /// <param name="firstColumn">The first numeric column.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="factor">The factor, whose values multiply weights and scores.</param>
    /// <param name="other">The other factor of a pair, whose values do so too; −1 for a factor alone.</param>
    /// <param name="parts">Receives the sums.</param>
    public static void Cells(
        GpuRows rows, ArrayView<double> weight, ArrayView<double> score, ArrayView<int> order, ArrayView<int> starts,
        int segments, int firstColumn, int columns, int factor, int other, ArrayView<double> parts)
    {
        var shared = SharedMemory.Allocate<double>(TileWidth * GroupSum.MostThreads);
        var segment = Grid.IdxX % segments;
        var first = Grid.IdxX / segments * TileWidth;
        var count = columns - first < TileWidth ? columns - first : TileWidth;
        var column = firstColumn + first;
        var end = starts[segment + 1];
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (var i = starts[segment] + Group.IdxX; i < end; i += Group.DimX)
        {
            var row = order[i];
            var value = rows.ValueOf(factor, row) * rows.ValueOf(other, row);
            var w = weight[row] * value;
            var v = score[row] * value;
            s0 += rows.Weighted(column, row, w, v);
            if (count > 1)
                s1 += rows.Weighted(column + 1, row, w, v);
            if (count > 2)
                s2 += rows.Weighted(column + 2, row, w, v);
            if (count > 3)
                s3 += rows.Weighted(column + 3, row, w, v);
        }
        StoreRow(shared, 0, s0, s1, s2, s3);
        GroupSum.Tree(shared, TileWidth);
        for (var k = Group.IdxX; k < count; k += Group.DimX)
            parts[(long)(first + k) * segments + segment] = shared[k * Group.DimX];
    }

    /// <summary>
    /// Adds parts up: group g takes cell g / columns and column g mod columns, whose parts are consecutive.
    /// </summary>
    /// <param name="parts">The part of column k and segment s at k · segments + s.</param>
    /// <param name="cells">For each cell, its first segment; one more for the end.</param>
    /// <param name="segments">Number of segments.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="totals">Receives each group's sum.</param>
    public static void Totals(
        ArrayView<double> parts, ArrayView<int> cells, int segments, int columns, ArrayView<double> totals)
    {
        var shared = SharedMemory.Allocate<double>(GroupSum.MostThreads);
        var cell = Grid.IdxX / columns;
        var column = (long)(Grid.IdxX % columns) * segments;
        var end = cells[cell + 1];
        var sum = 0.0;
        for (var segment = cells[cell] + Group.IdxX; segment < end; segment += Group.DimX)
            sum += parts[column + segment];
        shared[Group.IdxX] = sum;
        GroupSum.Tree(shared, 1);
        if (Group.IdxX == 0)
            totals[Grid.IdxX] = shared[0];
    }

    private static void StoreRow(ArrayView<double> shared, int row, double s0, double s1, double s2, double s3)
    {
        var at = row * TileWidth * Group.DimX + Group.IdxX;
        shared[at] = s0;
        shared[at + Group.DimX] = s1;
        shared[at + 2 * Group.DimX] = s2;
        shared[at + 3 * Group.DimX] = s3;
    }
}
