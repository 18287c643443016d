namespace Accel.Kernels.Gpu;

/// <summary>One column with the score alone: a pass without XᵀWX.</summary>
public readonly struct ScoreTile : IGramTile<ScoreTile, double>
{
    private readonly double _sum;

    private ScoreTile(double sum) => _sum = sum;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static int Threads => 1;

    /// <inheritdoc/>
    public static int Rows => 1;

    /// <inheritdoc/>
    public static int Padding => 1;

    /// <inheritdoc/>
    public static int Elements => 1;

    /// <inheritdoc/>
    public static ScoreTile Next(ScoreTile sums, TileColumns<double> columns, int row) =>
        new(Math.FusedMultiplyAdd(columns.At(columns.Left, row), columns.At(columns.Right, row), sums._sum));

    /// <inheritdoc/>
    public static ScoreTile Folded(ScoreTile sums) => sums;

    /// <inheritdoc/>
    public static void Store(ScoreTile sums, TileSums target) => target.Put(0, sums._sum);

    /// <inheritdoc/>
    public static (int Left, int Right) Place(int element, int thread) => (0, 0);

    /// <inheritdoc/>
    public static int Column(int tile, int place, int tiles) => tile;
}
