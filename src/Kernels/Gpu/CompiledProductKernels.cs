using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Kernels.Gpu;

/// <summary><see cref="ProductKernels"/> for one kind of terms on one accelerator, each compiled when it is first used.</summary>
public abstract class CompiledProductKernels
{
    /// <summary>The most threads of a group: what a thread's registers leave room for.</summary>
    public const int MostThreads = 384;

    /// <summary>The kernels of a response model; null where its predictors don't factorize, or need a logarithm for each term.</summary>
    /// <param name="accelerator">The accelerator.</param>
    /// <param name="model">The response model.</param>
    /// <param name="binary">True where every response is 0 or 1 and every weight a whole number.</param>
    /// <param name="weighted">True where some weight is neither 0 nor 1.</param>
    public static CompiledProductKernels? Of(Accelerator accelerator, ResponseModelDescriptor model, bool binary, bool weighted) =>
        ProductTermDescriptor.Of(model, binary, weighted)?.Accept(new ForTerm(accelerator));

    /// <summary>Launches <see cref="ProductKernels.Totals"/>.</summary>
    public abstract void Totals(
        AcceleratorStream stream, KernelConfig config, GpuRows rows, ProductPlan plan, ArrayView<double> betas,
        ArrayView<double> linear, ArrayView<double> totals, ArrayView<int> exponents);

    /// <summary>Launches <see cref="ProductKernels.Terms"/>.</summary>
    public abstract void Terms(
        AcceleratorStream stream, KernelConfig config, ArrayView<double> totals, ArrayView<int> exponents, int chunks, ArrayView<double> terms);

    /// <inheritdoc cref="IProductTerm.LogLikelihood"/>
    public abstract double LogLikelihood(double terms, double left, double right, double constant, double saturated);

    private sealed class ForTerm(Accelerator accelerator) : IProductStepVisitor<CompiledProductKernels>
    {
        public CompiledProductKernels Visit<TTerm, TStep>()
            where TTerm : struct, IProductTerm
            where TStep : struct, IFactorStep =>
            new Typed<TTerm, TStep>(accelerator);
    }

    private sealed class Typed<TTerm, TStep>(Accelerator accelerator) : CompiledProductKernels
        where TTerm : struct, IProductTerm
        where TStep : struct, IFactorStep
    {
        private readonly Lazy<Action<AcceleratorStream, KernelConfig, GpuRows, ProductPlan, ArrayView<double>, ArrayView<double>, ArrayView<double>, ArrayView<int>>>
            _totals = new(() => accelerator.LoadKernel<GpuRows, ProductPlan, ArrayView<double>, ArrayView<double>, ArrayView<double>, ArrayView<int>>(
                ProductKernels.Totals<TTerm, TStep>, new KernelSpecialization(Math.Min(MostThreads, accelerator.MaxNumThreadsPerGroup), null)));

        private readonly Lazy<Action<AcceleratorStream, KernelConfig, ArrayView<double>, ArrayView<int>, int, ArrayView<double>>>
            _terms = new(() => accelerator.LoadKernel<ArrayView<double>, ArrayView<int>, int, ArrayView<double>>(ProductKernels.Terms<TStep>));

        public override void Totals(
            AcceleratorStream stream, KernelConfig config, GpuRows rows, ProductPlan plan, ArrayView<double> betas,
            ArrayView<double> linear, ArrayView<double> totals, ArrayView<int> exponents) =>
            _totals.Value(stream, config, rows, plan, betas, linear, totals, exponents);

        public override void Terms(
            AcceleratorStream stream, KernelConfig config, ArrayView<double> totals, ArrayView<int> exponents, int chunks, ArrayView<double> terms) =>
            _terms.Value(stream, config, totals, exponents, chunks, terms);

        public override double LogLikelihood(double terms, double left, double right, double constant, double saturated) =>
            TTerm.LogLikelihood(terms, left, right, constant, saturated);
    }
}
