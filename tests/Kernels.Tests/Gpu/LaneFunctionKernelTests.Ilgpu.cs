using Accel.Kernels.Gpu;
using Accel.Kernels.Lanes;
using Accel.Kernels.Tests.Functions;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Accel.Kernels.Tests.Gpu;

public sealed partial class LaneFunctionKernelTests
{
    private static readonly Dictionary<string, (Action<ArrayView<double>> Kernel, Type Function)> Kernels = new()
    {
        ["exp"] = (LaneFunctionKernel.Apply<ExpKernelFunction>, typeof(ExpKernelFunction)),
        ["expm1"] = (LaneFunctionKernel.Apply<Expm1KernelFunction>, typeof(Expm1KernelFunction)),
        ["log"] = (LaneFunctionKernel.Apply<LogKernelFunction>, typeof(LogKernelFunction)),
        ["log1p"] = (LaneFunctionKernel.Apply<Log1pKernelFunction>, typeof(Log1pKernelFunction)),
        ["logistic"] = (LaneFunctionKernel.Apply<LogisticKernelFunction>, typeof(LogisticKernelFunction)),
        ["softplus"] = (LaneFunctionKernel.Apply<SoftplusKernelFunction>, typeof(SoftplusKernelFunction)),
        ["lgamma"] = (LaneFunctionKernel.Apply<LogGammaKernelFunction>, typeof(LogGammaKernelFunction)),
        ["digamma"] = (LaneFunctionKernel.Apply<DigammaKernelFunction>, typeof(DigammaKernelFunction)),
        ["trigamma"] = (LaneFunctionKernel.Apply<TrigammaKernelFunction>, typeof(TrigammaKernelFunction)),
        ["erf"] = (LaneFunctionKernel.Apply<ErfKernelFunction>, typeof(ErfKernelFunction)),
        ["erfc"] = (LaneFunctionKernel.Apply<ErfcKernelFunction>, typeof(ErfcKernelFunction)),
        ["normalDensity"] = (LaneFunctionKernel.Apply<NormalDensityKernelFunction>, typeof(NormalDensityKernelFunction)),
        ["normalUpper"] = (LaneFunctionKernel.Apply<NormalUpperKernelFunction>, typeof(NormalUpperKernelFunction)),
        ["logNormalUpper"] = (LaneFunctionKernel.Apply<LogNormalUpperKernelFunction>, typeof(LogNormalUpperKernelFunction)),
        ["normalQuantile"] = (LaneFunctionKernel.Apply<NormalQuantileKernelFunction>, typeof(NormalQuantileKernelFunction)),
        ["normalQuantileLog"] = (LaneFunctionKernel.Apply<NormalQuantileLogKernelFunction>, typeof(NormalQuantileLogKernelFunction)),
        ["gammaUpper"] = (LaneFunctionKernel.Apply<GammaUpperKernelFunction>, typeof(GammaUpperKernelFunction)),
        ["betaLower"] = (LaneFunctionKernel.Apply<BetaLowerKernelFunction>, typeof(BetaLowerKernelFunction)),
        ["poissonDensity"] = (LaneFunctionKernel.Apply<PoissonDensityKernelFunction>, typeof(PoissonDensityKernelFunction)),
    };

    private static readonly OfflineCompiler Compiler = new();

    static partial void CompareBits(string function)
    {
        var x = Points();
        var expected = LaneFunction.ByName[function].Apply(LaneKind.Scalar, x);
        using var context = Context.Create(builder => builder.CPU());
        DeviceIntrinsics.Register(context);
        using var accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
        using var buffer = accelerator.Allocate1D(x);
        var kernel = accelerator.LoadStreamKernel(Kernels[function].Kernel);
        kernel((3, 16), buffer.View);
        accelerator.Synchronize();
        Assert.Equal(
            expected.Select(BitConverter.DoubleToInt64Bits), buffer.GetAsArray1D().Select(BitConverter.DoubleToInt64Bits));
    }

    static partial void CheckComparisons(string function)
    {
        var kernel = typeof(LaneFunctionKernel).GetMethod(nameof(LaneFunctionKernel.Apply))!.MakeGenericMethod(Kernels[function].Function);
        var ptx = Compiler.ToPtx(kernel, "sm_80");
        Assert.Matches(@"setp\.lt\.f64", ptx);
        Assert.DoesNotMatch(@"setp\.(ltu|leu|gtu|geu|gt|ge)\.f64", ptx);
        Assert.Matches(@"\bisless\s*\(", Compiler.ToOpenCL(kernel));
    }

    private static double[] Points()
    {
        double[] special =
        [
            0, -0.0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
            5e-324, -5e-324, 2.3e-308, 1e-300, 709.78, 709.79, -745.13, -745.14, 1e300, -1e300,
        ];
        var random = new Random(1);
        return [.. special, .. Enumerable.Range(0, 2000).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 4)))];
    }
}
