using Accel.Kernels.Families;
using Accel.Kernels.Responses;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Kernels.Gpu;

/// <summary>The kernels that know the response model, for one model on one accelerator, each compiled when it is first used.</summary>
public abstract class CompiledRowKernels
{
    /// <summary>The kernels of a response model.</summary>
    public static CompiledRowKernels Of(Accelerator accelerator, ResponseModelDescriptor model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Accept(new ForModel(accelerator));
    }

    /// <inheritdoc cref="IResponseModel.IsLogistic"/>
    public abstract bool IsLogistic { get; }

    /// <summary>Launches <see cref="NormalEquationKernels.Fused"/>.</summary>
    public abstract void Fused<TTile, TNumber, TArithmetic>(
        AcceleratorStream stream, KernelConfig config, GpuRows rows, TilePlan plan, int starting, double centre, ArrayView<double> beta,
        ArrayView<int> pairs, ArrayView<double> weight, ArrayView<double> score, ArrayView<double> sums, ArrayView<double> parts)
        where TTile : struct, IGramTile<TTile, TNumber>
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber>;

    /// <summary>Launches <see cref="RowKernels.Working"/>.</summary>
    public abstract void Working(
        AcceleratorStream stream, KernelConfig config, GpuRows rows, int starting, double centre, ArrayView<double> beta, int chunkRows,
        ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts);

    /// <summary>Launches <see cref="DevianceKernels.ByRows"/>.</summary>
    /// <remarks><c>isBinary</c> says that the model is logistic and every response and weight 0 or 1.</remarks>
    public abstract void DeviancesByRows(
        AcceleratorStream stream, KernelConfig config, bool isBinary, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, ArrayView<double> parts);

    /// <summary>Launches <see cref="DevianceKernels.ByBetas"/>.</summary>
    public abstract void DeviancesByBetas(
        AcceleratorStream stream, KernelConfig config, bool isBinary, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, int height,
        ArrayView<double> parts);

    /// <summary>Launches <see cref="RowKernels.LogSaturated"/>.</summary>
    public abstract void LogSaturated(
        AcceleratorStream stream, KernelConfig config, GpuRows rows, Dispersion dispersion, int chunkRows, ArrayView<double> parts);

    private sealed class ForModel(Accelerator accelerator) : IResponseModelVisitor<CompiledRowKernels>
    {
        public CompiledRowKernels Visit<TModel>(TModel model) where TModel : struct, IResponseModel =>
            new Typed<TModel>(accelerator, model);
    }

    private sealed class Typed<TModel>(Accelerator accelerator, TModel model) : CompiledRowKernels
        where TModel : struct, IResponseModel
    {
        private readonly Dictionary<Type, Delegate> _fused = [];

        private readonly Lazy<Action<AcceleratorStream, KernelConfig, TModel, GpuRows, int, double, ArrayView<double>, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>>
            _working = new(() => accelerator.LoadKernel<TModel, GpuRows, int, double, ArrayView<double>, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>(RowKernels.Working));

        private readonly DevianceLaunches<ModelDeviance<TModel>> _deviances = new(accelerator, model, new ModelDeviance<TModel>(model, 0));
        private readonly DevianceLaunches<LogisticSum> _binaryDeviances = new(accelerator, model, default(LogisticSum).Zero);

        private readonly Lazy<Action<AcceleratorStream, KernelConfig, TModel, GpuRows, Dispersion, int, ArrayView<double>>>
            _logSaturated = new(() => accelerator.LoadKernel<TModel, GpuRows, Dispersion, int, ArrayView<double>>(RowKernels.LogSaturated));

        public override bool IsLogistic => TModel.IsLogistic;

        public override void Fused<TTile, TNumber, TArithmetic>(
            AcceleratorStream stream, KernelConfig config, GpuRows rows, TilePlan plan, int starting, double centre, ArrayView<double> beta,
            ArrayView<int> pairs, ArrayView<double> weight, ArrayView<double> score, ArrayView<double> sums, ArrayView<double> parts)
        {
            if (!_fused.TryGetValue(typeof(TTile), out var kernel))
            {
                // The back end is told, so that a full group's registers suffice.
                var mostThreads = Math.Min(NormalEquationKernels.MostThreads, accelerator.MaxNumThreadsPerGroup);
                kernel = accelerator.LoadKernel<TModel, GpuRows, TilePlan, int, double, ArrayView<double>, ArrayView<int>, ArrayView<double>, ArrayView<double>, ArrayView<double>, ArrayView<double>>(
                    NormalEquationKernels.Fused<TModel, TTile, TNumber, TArithmetic>, new KernelSpecialization(mostThreads, null));
                _fused.Add(typeof(TTile), kernel);
            }
            ((Action<AcceleratorStream, KernelConfig, TModel, GpuRows, TilePlan, int, double, ArrayView<double>, ArrayView<int>, ArrayView<double>, ArrayView<double>, ArrayView<double>, ArrayView<double>>)kernel)(
                stream, config, model, rows, plan, starting, centre, beta, pairs, weight, score, sums, parts);
        }

        public override void Working(
            AcceleratorStream stream, KernelConfig config, GpuRows rows, int starting, double centre, ArrayView<double> beta, int chunkRows,
            ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts) =>
            _working.Value(stream, config, model, rows, starting, centre, beta, chunkRows, weight, score, parts);

        public override void DeviancesByRows(
            AcceleratorStream stream, KernelConfig config, bool isBinary, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, ArrayView<double> parts)
        {
            if (isBinary)
                _binaryDeviances.ByRows(stream, config, rows, betas, count, chunkRows, parts);
            else
                _deviances.ByRows(stream, config, rows, betas, count, chunkRows, parts);
        }

        public override void DeviancesByBetas(
            AcceleratorStream stream, KernelConfig config, bool isBinary, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, int height,
            ArrayView<double> parts)
        {
            if (isBinary)
                _binaryDeviances.ByBetas(stream, config, rows, betas, count, chunkRows, height, parts);
            else
                _deviances.ByBetas(stream, config, rows, betas, count, chunkRows, height, parts);
        }

        public override void LogSaturated(
            AcceleratorStream stream, KernelConfig config, GpuRows rows, Dispersion dispersion, int chunkRows, ArrayView<double> parts) =>
            _logSaturated.Value(stream, config, model, rows, dispersion, chunkRows, parts);

        private sealed class DevianceLaunches<TSum>(Accelerator accelerator, TModel model, TSum zero)
            where TSum : struct, IDevianceSum<TSum>
        {
            private readonly Lazy<Action<AcceleratorStream, KernelConfig, TModel, TSum, GpuRows, ArrayView<double>, int, int, ArrayView<double>>>
                _byRows = new(() => accelerator.LoadKernel<TModel, TSum, GpuRows, ArrayView<double>, int, int, ArrayView<double>>(DevianceKernels.ByRows));

            private readonly Lazy<Action<AcceleratorStream, KernelConfig, TModel, TSum, GpuRows, ArrayView<double>, int, int, int, ArrayView<double>>>
                _byBetas = new(() => accelerator.LoadKernel<TModel, TSum, GpuRows, ArrayView<double>, int, int, int, ArrayView<double>>(DevianceKernels.ByBetas));

            public void ByRows(AcceleratorStream stream, KernelConfig config, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, ArrayView<double> parts) =>
                _byRows.Value(stream, config, model, zero, rows, betas, count, chunkRows, parts);

            public void ByBetas(
                AcceleratorStream stream, KernelConfig config, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, int height, ArrayView<double> parts) =>
                _byBetas.Value(stream, config, model, zero, rows, betas, count, chunkRows, height, parts);
        }
    }
}
