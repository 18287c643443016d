namespace Accel.Kernels.Gpu;

/// <summary>
/// Four by four columns in one thread, for any device. The columns of tile t are t, t + T, t + 2T and t + 3T of T tiles, so
/// that threads of neighbouring tiles read neighbouring columns.
/// </summary>
public readonly struct ThreadTile : IGramTile<ThreadTile, double>
{
    private const int Side = 4;

    private readonly ColumnQuad<double, InDouble> _row0;
    private readonly ColumnQuad<double, InDouble> _row1;
    private readonly ColumnQuad<double, InDouble> _row2;
    private readonly ColumnQuad<double, InDouble> _row3;

    private ThreadTile(ColumnQuad<double, InDouble> row0, ColumnQuad<double, InDouble> row1, ColumnQuad<double, InDouble> row2, ColumnQuad<double, InDouble> row3)
    {
        _row0 = row0;
        _row1 = row1;
        _row2 = row2;
        _row3 = row3;
    }

    /// <inheritdoc/>
    public static int Width => Side;

    /// <inheritdoc/>
    public static int Threads => 1;

    /// <inheritdoc/>
    public static int Rows => 1;

    /// <inheritdoc/>
    public static int Padding => 1;

    /// <inheritdoc/>
    public static int Elements => Side * Side;

    /// <inheritdoc/>
    public static ThreadTile Next(ThreadTile sums, TileColumns<double> columns, int row)
    {
        var weight = columns.At(Side * columns.Tiles, row);
        var left = ColumnQuad<double, InDouble>.Load(columns, columns.Left, row);
        var right = ColumnQuad<double, InDouble>.Load(columns, columns.Right, row).Weighted(weight, columns.HasScore ? 1 : weight);
        return new ThreadTile(
            sums._row0.Plus(left.First, right), sums._row1.Plus(left.Second, right),
            sums._row2.Plus(left.Third, right), sums._row3.Plus(left.Fourth, right));
    }

    /// <summary>The sums with those of four rows of another tile.</summary>
    internal ThreadTile Plus<TNumber, TArithmetic>(
        ColumnQuad<TNumber, TArithmetic> row0, ColumnQuad<TNumber, TArithmetic> row1, ColumnQuad<TNumber, TArithmetic> row2, ColumnQuad<TNumber, TArithmetic> row3)
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber> =>
        new(row0.Plus(_row0), row1.Plus(_row1), row2.Plus(_row2), row3.Plus(_row3));

    /// <inheritdoc/>
    public static ThreadTile Folded(ThreadTile sums) => sums;

    /// <inheritdoc/>
    public static void Store(ThreadTile sums, TileSums target)
    {
        sums._row0.Store(target, 0);
        sums._row1.Store(target, Side);
        sums._row2.Store(target, 2 * Side);
        sums._row3.Store(target, 3 * Side);
    }

    /// <inheritdoc/>
    public static (int Left, int Right) Place(int element, int thread) => (element / Side, element % Side);

    /// <inheritdoc/>
    public static int Column(int tile, int place, int tiles) => tile + place * tiles;
}
