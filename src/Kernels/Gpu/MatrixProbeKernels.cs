using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>One matrix instruction alone, to see whether a card does what <see cref="MatrixInstruction"/> says.</summary>
public static class MatrixProbeKernels
{
    /// <summary>C + A·B by one warp.</summary>
    /// <param name="a">A, 8 × 4, row by row.</param>
    /// <param name="b">B, 4 × 8, row by row.</param>
    /// <param name="c">C, 8 × 8, row by row; receives the result.</param>
    public static void Multiply(ArrayView<double> a, ArrayView<double> b, ArrayView<double> c)
    {
        var thread = Group.IdxX;
        var (row, column) = (thread / MatrixInstruction.Depth, thread % MatrixInstruction.Depth);
        var left = a[row * MatrixInstruction.Depth + column];
        var right = b[column * MatrixInstruction.Side + row];
        var at = row * MatrixInstruction.Side + 2 * column;
        var second = c[at + 1];
        var first = MatrixInstruction.First(left, right, c[at], second);
        c[at] = first;
        c[at + 1] = MatrixInstruction.Second(first, left, right, second);
    }
}
