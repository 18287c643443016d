using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>Three by three <see cref="MatrixBlock"/>s in a warp: 24 columns on a side, the columns of a tile side by side.</summary>
public readonly struct MatrixTile : IGramTile<MatrixTile, double>
{
    private const int Blocks = 3;
    private const int Side = Blocks * MatrixInstruction.Side;

    private readonly MatrixBlock _block00;
    private readonly MatrixBlock _block01;
    private readonly MatrixBlock _block02;
    private readonly MatrixBlock _block10;
    private readonly MatrixBlock _block11;
    private readonly MatrixBlock _block12;
    private readonly MatrixBlock _block20;
    private readonly MatrixBlock _block21;
    private readonly MatrixBlock _block22;

    private MatrixTile(
        MatrixBlock block00, MatrixBlock block01, MatrixBlock block02,
        MatrixBlock block10, MatrixBlock block11, MatrixBlock block12,
        MatrixBlock block20, MatrixBlock block21, MatrixBlock block22)
    {
        _block00 = block00;
        _block01 = block01;
        _block02 = block02;
        _block10 = block10;
        _block11 = block11;
        _block12 = block12;
        _block20 = block20;
        _block21 = block21;
        _block22 = block22;
    }

    /// <inheritdoc/>
    public static int Width => Side;

    /// <inheritdoc/>
    public static int Threads => MatrixInstruction.Threads;

    /// <inheritdoc/>
    public static int Rows => MatrixInstruction.Depth;

    /// <inheritdoc/>
    public static int Padding => MatrixInstruction.Depth;

    /// <inheritdoc/>
    public static int Elements => Blocks * Blocks * MatrixBlock.Elements;

    /// <inheritdoc/>
    public static MatrixTile Next(MatrixTile sums, TileColumns<double> columns, int row)
    {
        var thread = Group.IdxX % MatrixInstruction.Threads;
        var weight = columns.At(Side * columns.Tiles, row + thread % MatrixInstruction.Depth);
        var isScore = columns.HasScore && thread / MatrixInstruction.Depth == MatrixInstruction.Side - 1;
        var left = columns.Left * Side;
        var right = columns.Right * Side;
        var a0 = MatrixBlock.Load(columns, left, thread, row);
        var a1 = MatrixBlock.Load(columns, left + MatrixInstruction.Side, thread, row);
        var a2 = MatrixBlock.Load(columns, left + 2 * MatrixInstruction.Side, thread, row);
        var b0 = weight * MatrixBlock.Load(columns, right, thread, row);
        var b1 = weight * MatrixBlock.Load(columns, right + MatrixInstruction.Side, thread, row);
        var b2 = (isScore ? 1 : weight) * MatrixBlock.Load(columns, right + 2 * MatrixInstruction.Side, thread, row);
        return new MatrixTile(
            sums._block00.Plus(a0, b0), sums._block01.Plus(a0, b1), sums._block02.Plus(a0, b2),
            sums._block10.Plus(a1, b0), sums._block11.Plus(a1, b1), sums._block12.Plus(a1, b2),
            sums._block20.Plus(a2, b0), sums._block21.Plus(a2, b1), sums._block22.Plus(a2, b2));
    }

    /// <inheritdoc/>
    public static MatrixTile Folded(MatrixTile sums) => sums;

    /// <inheritdoc/>
    public static void Store(MatrixTile sums, TileSums target)
    {
        sums._block00.Store(target, 0);
        sums._block01.Store(target, 2);
        sums._block02.Store(target, 4);
        sums._block10.Store(target, 6);
        sums._block11.Store(target, 8);
        sums._block12.Store(target, 10);
        sums._block20.Store(target, 12);
        sums._block21.Store(target, 14);
        sums._block22.Store(target, 16);
    }

    /// <inheritdoc/>
    public static (int Left, int Right) Place(int element, int thread)
    {
        var block = element / MatrixBlock.Elements;
        var (left, right) = MatrixBlock.Place(element % MatrixBlock.Elements, thread);
        return (block / Blocks * MatrixInstruction.Side + left, block % Blocks * MatrixInstruction.Side + right);
    }

    /// <inheritdoc/>
    public static int Column(int tile, int place, int tiles) => tile * Side + place;
}

/// <summary>One <see cref="MatrixBlock"/> in a warp: eight columns, the whole of a small design.</summary>
public readonly struct SmallMatrixTile : IGramTile<SmallMatrixTile, double>
{
    private readonly MatrixBlock _block;

    private SmallMatrixTile(MatrixBlock block) => _block = block;

    /// <inheritdoc/>
    public static int Width => MatrixInstruction.Side;

    /// <inheritdoc/>
    public static int Threads => MatrixInstruction.Threads;

    /// <inheritdoc/>
    public static int Rows => MatrixInstruction.Depth;

    /// <inheritdoc/>
    public static int Padding => MatrixInstruction.Depth;

    /// <inheritdoc/>
    public static int Elements => MatrixBlock.Elements;

    /// <inheritdoc/>
    public static SmallMatrixTile Next(SmallMatrixTile sums, TileColumns<double> columns, int row)
    {
        var thread = Group.IdxX % MatrixInstruction.Threads;
        var weight = columns.At(Width * columns.Tiles, row + thread % MatrixInstruction.Depth);
        var isScore = columns.HasScore && thread / MatrixInstruction.Depth == Width - 1;
        var left = MatrixBlock.Load(columns, columns.Left * Width, thread, row);
        var right = MatrixBlock.Load(columns, columns.Right * Width, thread, row);
        return new(sums._block.Plus(left, (isScore ? 1 : weight) * right));
    }

    /// <inheritdoc/>
    public static SmallMatrixTile Folded(SmallMatrixTile sums) => sums;

    /// <inheritdoc/>
    public static void Store(SmallMatrixTile sums, TileSums target) => sums._block.Store(target, 0);

    /// <inheritdoc/>
    public static (int Left, int Right) Place(int element, int thread) => MatrixBlock.Place(element, thread);

    /// <inheritdoc/>
    public static int Column(int tile, int place, int tiles) => tile * MatrixInstruction.Side + place;
}
