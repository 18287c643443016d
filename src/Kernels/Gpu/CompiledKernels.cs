using Accel.Kernels.Families;
using Accel.Kernels.Responses;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Kernels.Gpu;

/// <summary><see cref="SumKernels"/> on one accelerator, each compiled when it is first used.</summary>
/// <param name="accelerator">The accelerator.</param>
public sealed class CompiledSumKernels(Accelerator accelerator)
{
    private readonly Lazy<Action<KernelConfig, GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>>
        _tiles = new(() => accelerator.LoadStreamKernel<GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>(SumKernels.Tiles));

    private readonly Lazy<Action<KernelConfig, GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, ArrayView<int>, int, int, int, int, int, ArrayView<double>>>
        _cells = new(() => accelerator.LoadStreamKernel<GpuRows, ArrayView<double>, ArrayView<double>, ArrayView<int>, ArrayView<int>, int, int, int, int, int, ArrayView<double>>(SumKernels.Cells));

    private readonly Lazy<Action<KernelConfig, ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>>
        _totals = new(() => accelerator.LoadStreamKernel<ArrayView<double>, ArrayView<int>, int, int, ArrayView<double>>(SumKernels.Totals));

    /// <summary>Launches <see cref="SumKernels.Tiles"/>.</summary>
    public void Tiles(
        KernelConfig config, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, ArrayView<int> tiles,
        int chunks, int chunkRows, ArrayView<double> parts) =>
        _tiles.Value(config, rows, weight, score, tiles, chunks, chunkRows, parts);

    /// <summary>Launches <see cref="SumKernels.Cells"/>.</summary>
    public void Cells(
        KernelConfig config, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, ArrayView<int> order,
        ArrayView<int> starts, int segments, int firstColumn, int columns, int factor, int other, ArrayView<double> parts) =>
        _cells.Value(config, rows, weight, score, order, starts, segments, firstColumn, columns, factor, other, parts);

    /// <summary>Launches <see cref="SumKernels.Totals"/>.</summary>
    public void Totals(
        KernelConfig config, ArrayView<double> parts, ArrayView<int> cells, int segments, int columns, ArrayView<double> totals) =>
        _totals.Value(config, parts, cells, segments, columns, totals);
}

/// <summary><see cref="RowKernels"/> for one response model on one accelerator, each compiled when it is first used.</summary>
public abstract class CompiledRowKernels
{
    /// <summary>The kernels of a response model.</summary>
    public static CompiledRowKernels Of(Accelerator accelerator, ResponseModelDescriptor model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Accept(new ForModel(accelerator));
    }

    /// <summary>Launches <see cref="RowKernels.Working"/>.</summary>
    public abstract void Working(
        KernelConfig config, GpuRows rows, ArrayView<double> beta, int chunkRows,
        ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts);

    /// <summary>Launches <see cref="RowKernels.Starting"/>.</summary>
    public abstract void Starting(
        KernelConfig config, GpuRows rows, int chunkRows,
        ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts);

    /// <summary>Launches <see cref="RowKernels.Deviances"/>.</summary>
    public abstract void Deviances(
        KernelConfig config, GpuRows rows, ArrayView<double> betas, int chunkRows, ArrayView<double> parts);

    /// <summary>Launches <see cref="RowKernels.LogSaturated"/>.</summary>
    public abstract void LogSaturated(
        KernelConfig config, GpuRows rows, Dispersion dispersion, int chunkRows, ArrayView<double> parts);

    private sealed class ForModel(Accelerator accelerator) : IResponseModelVisitor<CompiledRowKernels>
    {
        public CompiledRowKernels Visit<TModel>(TModel model) where TModel : struct, IResponseModel =>
            new Typed<TModel>(accelerator, model);
    }

    private sealed class Typed<TModel>(Accelerator accelerator, TModel model) : CompiledRowKernels
        where TModel : struct, IResponseModel
    {
        private readonly Lazy<Action<KernelConfig, TModel, GpuRows, ArrayView<double>, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>>
            _working = new(() => accelerator.LoadStreamKernel<TModel, GpuRows, ArrayView<double>, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>(RowKernels.Working));

        private readonly Lazy<Action<KernelConfig, TModel, GpuRows, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>>
            _starting = new(() => accelerator.LoadStreamKernel<TModel, GpuRows, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>(RowKernels.Starting));

        private readonly Lazy<Action<KernelConfig, TModel, GpuRows, ArrayView<double>, int, ArrayView<double>>>
            _deviances = new(() => accelerator.LoadStreamKernel<TModel, GpuRows, ArrayView<double>, int, ArrayView<double>>(RowKernels.Deviances));

        private readonly Lazy<Action<KernelConfig, TModel, GpuRows, Dispersion, int, ArrayView<double>>>
            _logSaturated = new(() => accelerator.LoadStreamKernel<TModel, GpuRows, Dispersion, int, ArrayView<double>>(RowKernels.LogSaturated));

        public override void Working(
            KernelConfig config, GpuRows rows, ArrayView<double> beta, int chunkRows,
            ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts) =>
            _working.Value(config, model, rows, beta, chunkRows, weight, score, parts);

        public override void Starting(
            KernelConfig config, GpuRows rows, int chunkRows,
            ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts) =>
            _starting.Value(config, model, rows, chunkRows, weight, score, parts);

        public override void Deviances(
            KernelConfig config, GpuRows rows, ArrayView<double> betas, int chunkRows, ArrayView<double> parts) =>
            _deviances.Value(config, model, rows, betas, chunkRows, parts);

        public override void LogSaturated(
            KernelConfig config, GpuRows rows, Dispersion dispersion, int chunkRows, ArrayView<double> parts) =>
            _logSaturated.Value(config, model, rows, dispersion, chunkRows, parts);
    }
}
