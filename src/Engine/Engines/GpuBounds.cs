using Accel.Engine.Measurement;
using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Measures what a card can do at most.</summary>
/// <param name="accelerator">The card.</param>
/// <param name="plan">On how much data, and for how long.</param>
internal sealed class GpuBounds(Accelerator accelerator, CardPlan plan)
{
    private const int MemoryShare = 16;
    private const int MostThreads = 256;
    private const int FewestSteps = 64;
    private const int MostSteps = 1 << 22;

    /// <summary>A launch should take so many times longer than its start does.</summary>
    private const double LaunchSeconds = 0.005;

    private readonly KernelConfig _config = Everywhere(accelerator);

    /// <summary>Measures.</summary>
    public CardBounds Measure()
    {
        var count = Math.Min(plan.Bytes, accelerator.MemorySize / MemoryShare) / sizeof(double);
        var (read, write, copy) = MemoryBandwidths(count);
        var (to, from) = TransferBandwidths(Math.Min(count, plan.TransferBytes / sizeof(double)));
        var rate = MultiplyAddRate();
        var product = ProductRate(out var noProduct);
        return new CardBounds(accelerator.Name, read, write, copy, rate, to, from, product, noProduct);
    }

    /// <summary>As many threads as the card holds at once.</summary>
    private static KernelConfig Everywhere(Accelerator accelerator)
    {
        var threads = Math.Min(MostThreads, accelerator.MaxNumThreadsPerGroup);
        return (accelerator.NumMultiprocessors * Math.Max(1, accelerator.MaxNumThreadsPerMultiprocessor / threads), threads);
    }

    private int Threads => (int)_config.GridDim.Size * (int)_config.GroupDim.Size;

    private (double Read, double Write, double Copy) MemoryBandwidths(long count)
    {
        using var memory = new GpuMemory(accelerator);
        var (values, others, sums) = (memory.Allocate<double>(count), memory.Allocate<double>(count), memory.Allocate<double>(Threads));
        var write = accelerator.LoadStreamKernel<ArrayView<double>, double>(BoundKernels.Write);
        var copy = accelerator.LoadStreamKernel<ArrayView<double>, ArrayView<double>>(BoundKernels.Copy);
        var read = accelerator.LoadStreamKernel<ArrayView<double>, ArrayView<double>>(BoundKernels.Read);
        var bytes = (double)count * sizeof(double);
        var written = bytes / Least(() => write(_config, values, 1));
        var copied = 2 * bytes / Least(() => copy(_config, values, others));
        return (bytes / Least(() => read(_config, values, sums)), written, copied);
    }

    private (double To, double From) TransferBandwidths(long count)
    {
        using var memory = new GpuMemory(accelerator);
        var values = memory.Allocate<double>(count);
        using var host = accelerator.AllocatePageLocked1D<double>(count);
        var bytes = (double)count * sizeof(double);
        return (bytes / Least(() => values.CopyFromPageLockedAsync(host)), bytes / Least(() => values.CopyToPageLockedAsync(host)));
    }

    private double MultiplyAddRate()
    {
        using var memory = new GpuMemory(accelerator);
        var sums = memory.Allocate<double>(Threads);
        var kernel = accelerator.LoadStreamKernel<int, double, double, ArrayView<double>>(BoundKernels.MultiplyAdds);
        var steps = FewestSteps;
        while (steps < MostSteps && Repetition.LeastSeconds(0, () => Run(steps)) < LaunchSeconds)
            steps *= 4;
        return 2.0 * BoundKernels.Chains * steps * Threads / Least(() => kernel(_config, steps, 0.999, 0.001, sums));

        void Run(int count)
        {
            kernel(_config, count, 0.999, 0.001, sums);
            accelerator.Synchronize();
        }
    }

    private double? ProductRate(out string? reason)
    {
        using var product = GpuProduct.TryOpen(accelerator, out reason);
        var order = plan.ProductOrder;
        return 2.0 * order * order * order / product?.Seconds(order, order, plan.Seconds);
    }

    private double Least(Action launch) => Repetition.LeastSeconds(plan.Seconds, () =>
    {
        launch();
        accelerator.Synchronize();
    });
}
