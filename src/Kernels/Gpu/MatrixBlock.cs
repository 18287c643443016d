namespace Accel.Kernels.Gpu;

/// <summary>A thread's two elements of eight by eight sums that a warp's matrix instructions form.</summary>
/// <param name="first">The left one.</param>
/// <param name="second">The right one.</param>
internal readonly struct MatrixBlock(double first, double second)
{
    /// <summary>Number of elements.</summary>
    public const int Elements = 2;

    /// <summary>The sums with four more rows.</summary>
    /// <param name="left">The thread's value of the left columns.</param>
    /// <param name="right">The thread's value of the right columns.</param>
    public MatrixBlock Plus(double left, double right)
    {
        var next = MatrixInstruction.First(left, right, first, second);
        return new(next, MatrixInstruction.Second(next, left, right, second));
    }

    /// <summary>Hands the sums on.</summary>
    public void Store(TileSums target, int element)
    {
        target.Put(element, first);
        target.Put(element + 1, second);
    }

    /// <summary>The left and the right column of a thread's element.</summary>
    public static (int Left, int Right) Place(int element, int thread) =>
        (thread / MatrixInstruction.Depth, thread % MatrixInstruction.Depth * 2 + element);

    /// <summary>A thread's value of eight columns: column thread / 4 of row thread mod 4.</summary>
    public static double Load(TileColumns<double> columns, int firstColumn, int thread, int row) =>
        columns.At(firstColumn + thread / MatrixInstruction.Depth, row + thread % MatrixInstruction.Depth);
}
