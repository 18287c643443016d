using ILGPU;
using ILGPU.Runtime;

namespace Accel.Kernels.Gpu;

/// <summary><see cref="SumKernels"/> on one accelerator, each compiled when it is first used.</summary>
/// <param name="accelerator">The accelerator.</param>
public sealed class CompiledSumKernels(Accelerator accelerator)
{
    private readonly Lazy<Action<AcceleratorStream, KernelConfig, GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>>
        _tiles = new(() => accelerator.LoadKernel<GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>(SumKernels.Tiles));

    private readonly Lazy<Action<AcceleratorStream, KernelConfig, GpuRows, ArrayView<double>, ArrayView<double>, int, int, int, ArrayView<double>, ArrayView<double>>>
        _matrices = new(() => accelerator.LoadKernel<GpuRows, ArrayView<double>, ArrayView<double>, int, int, int, ArrayView<double>, ArrayView<double>>(SumKernels.Matrices));

    private readonly Lazy<Action<AcceleratorStream, KernelConfig, GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, ArrayView<int>, int, int, int, int, int, ArrayView<double>>>
        _cells = new(() => accelerator.LoadKernel<GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, ArrayView<int>, int, int, int, int, int, ArrayView<double>>(SumKernels.Cells));

    private readonly Lazy<Action<AcceleratorStream, KernelConfig, ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>>
        _totals = new(() => accelerator.LoadKernel<ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>(SumKernels.Totals));

    /// <summary>Launches <see cref="SumKernels.Tiles"/>.</summary>
    public void Tiles(
        AcceleratorStream stream, KernelConfig config, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, ArrayView<int> tiles,
        int chunks, int chunkRows, ArrayView<double> parts) =>
        _tiles.Value(stream, config, rows, weight, score, tiles, chunks, chunkRows, parts);

    /// <summary>Launches <see cref="SumKernels.Matrices"/>.</summary>
    public void Matrices(
        AcceleratorStream stream, KernelConfig config, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, int first, int stride,
        int copies, ArrayView<double> numeric, ArrayView<double> weighted) =>
        _matrices.Value(stream, config, rows, weight, score, first, stride, copies, numeric, weighted);

    /// <summary>Launches <see cref="SumKernels.Cells"/>.</summary>
    public void Cells(
        AcceleratorStream stream, KernelConfig config, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, ArrayView<int> order,
        ArrayView<int> starts, int segments, int firstColumn, int columns, int factor, int other, ArrayView<double> parts) =>
        _cells.Value(stream, config, rows, weight, score, order, starts, segments, firstColumn, columns, factor, other, parts);

    /// <summary>Launches <see cref="SumKernels.Totals"/>.</summary>
    public void Totals(
        AcceleratorStream stream, KernelConfig config, ArrayView<double> parts, ArrayView<int> cells, int segments, int columns, ArrayView<double> totals) =>
        _totals.Value(stream, config, parts, cells, segments, columns, totals);
}
