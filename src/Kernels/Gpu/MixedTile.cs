namespace Accel.Kernels.Gpu;

/// <summary>
/// A <see cref="ThreadTile"/> for cards whose doubles are slow: products and their sums over the rows of a stage in
/// singles, the sums of stages in doubles.
/// </summary>
public readonly struct MixedTile : IGramTile<MixedTile, float>
{
    private readonly ThreadTile _total;
    private readonly ColumnQuad<float, InSingle> _row0;
    private readonly ColumnQuad<float, InSingle> _row1;
    private readonly ColumnQuad<float, InSingle> _row2;
    private readonly ColumnQuad<float, InSingle> _row3;

    private MixedTile(
        ThreadTile total, ColumnQuad<float, InSingle> row0, ColumnQuad<float, InSingle> row1, ColumnQuad<float, InSingle> row2, ColumnQuad<float, InSingle> row3)
    {
        _total = total;
        _row0 = row0;
        _row1 = row1;
        _row2 = row2;
        _row3 = row3;
    }

    /// <inheritdoc/>
    public static int Width => ThreadTile.Width;

    /// <inheritdoc/>
    public static int Threads => ThreadTile.Threads;

    /// <inheritdoc/>
    public static int Rows => ThreadTile.Rows;

    /// <inheritdoc/>
    public static int Padding => ThreadTile.Padding;

    /// <inheritdoc/>
    public static int Elements => ThreadTile.Elements;

    /// <inheritdoc/>
    public static MixedTile Next(MixedTile sums, TileColumns<float> columns, int row)
    {
        var weight = columns.At(Width * columns.Tiles, row);
        var left = ColumnQuad<float, InSingle>.Load(columns, columns.Left, row);
        var right = ColumnQuad<float, InSingle>.Load(columns, columns.Right, row).Weighted(weight, columns.HasScore ? 1 : weight);
        return new MixedTile(
            sums._total, sums._row0.Plus(left.First, right), sums._row1.Plus(left.Second, right),
            sums._row2.Plus(left.Third, right), sums._row3.Plus(left.Fourth, right));
    }

    /// <inheritdoc/>
    public static MixedTile Folded(MixedTile sums) =>
        new(sums._total.Plus(sums._row0, sums._row1, sums._row2, sums._row3), default, default, default, default);

    /// <inheritdoc/>
    public static void Store(MixedTile sums, TileSums target) => ThreadTile.Store(sums._total, target);

    /// <inheritdoc/>
    public static (int Left, int Right) Place(int element, int thread) => ThreadTile.Place(element, thread);

    /// <inheritdoc/>
    public static int Column(int tile, int place, int tiles) => ThreadTile.Column(tile, place, tiles);
}
