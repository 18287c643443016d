using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Tries a card's matrix instruction on numbers whose product is known: a driver that does otherwise is not trusted with it.</summary>
internal static class GpuMatrixProbe
{
    /// <summary>True where the card gives the product.</summary>
    public static bool Succeeds(Accelerator accelerator)
    {
        const int side = MatrixInstruction.Side, depth = MatrixInstruction.Depth;
        double[] a = [.. Enumerable.Range(0, side * depth).Select(i => (double)(i * i % 17 - 5))];
        double[] b = [.. Enumerable.Range(0, depth * side).Select(i => (double)(i * 7 % 23 - 11))];
        double[] c = [.. Enumerable.Range(0, side * side).Select(i => (double)(i % 13))];
        using var memory = new GpuMemory(accelerator);
        var (left, right, result) = (memory.Upload(a), memory.Upload(b), memory.Upload(c));
        accelerator.LoadStreamKernel<ArrayView<double>, ArrayView<double>, ArrayView<double>>(MatrixProbeKernels.Multiply)(
            (1, MatrixInstruction.Threads), left, right, result);
        var product = new double[c.Length];
        result.CopyToCPU(product);
        return Enumerable.Range(0, c.Length).All(at =>
            product[at] == c[at] + Enumerable.Range(0, depth).Sum(k => a[at / side * depth + k] * b[k * side + at % side]));
    }
}
