using System.Text.RegularExpressions;
using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Accel.Kernels.Tests.Gpu;

public sealed partial class BoundKernelTests
{
    private const int Threads = 16;

    private static readonly KernelConfig Config = (2, Threads / 2);

    static partial void Stream(int count)
    {
        using var context = Context.Create(builder => builder.CPU());
        using var accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
        double[] values = [.. Enumerable.Range(1, count).Select(i => (double)i)];
        using var source = accelerator.Allocate1D(values);
        using var target = accelerator.Allocate1D<double>(count);
        using var sums = accelerator.Allocate1D<double>(Threads);

        accelerator.LoadStreamKernel<ArrayView<double>, ArrayView<double>>(BoundKernels.Read)(Config, source.View.BaseView, sums.View.BaseView);
        Assert.Equal(count * (count + 1) / 2.0, sums.GetAsArray1D().Sum());
        accelerator.LoadStreamKernel<ArrayView<double>, ArrayView<double>>(BoundKernels.Copy)(Config, source.View.BaseView, target.View.BaseView);
        Assert.Equal(values, target.GetAsArray1D());
        accelerator.LoadStreamKernel<ArrayView<double>, double>(BoundKernels.Write)(Config, target.View.BaseView, 0.5);
        Assert.All(target.GetAsArray1D(), value => Assert.Equal(0.5, value));
    }

    static partial void MultiplyAndAdd()
    {
        using var context = Context.Create(builder => builder.CPU());
        using var accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
        using var sums = accelerator.Allocate1D<double>(Threads);
        accelerator.LoadStreamKernel<int, double, double, ArrayView<double>>(BoundKernels.MultiplyAdds)(Config, 3, 2, 1, sums.View.BaseView);
        // Chain c begins at 1 + c; three steps of 2x + 1 make 8 (1 + c) + 7 of it.
        var expected = Enumerable.Range(0, BoundKernels.Chains).Sum(c => 8 * (1 + c) + 7);
        Assert.All(sums.GetAsArray1D(), sum => Assert.Equal(expected, sum));
    }

    static partial void CompileMultiplyAdds()
    {
        var code = new OfflineCompiler().ToPtx(typeof(BoundKernels).GetMethod(nameof(BoundKernels.MultiplyAdds))!, "sm_80");
        Assert.Equal(BoundKernels.Chains, Regex.Count(code, @"fma\.rn\.f64"));
        Assert.DoesNotContain(".local", code, StringComparison.Ordinal);
    }
}
