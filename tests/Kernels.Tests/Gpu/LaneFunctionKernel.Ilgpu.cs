using Accel.Kernels.Distributions;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using ILGPU;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>A function of one argument as a type, for kernels. Public, with the types below: ILGPU's own assembly calls them.</summary>
public interface IKernelFunction
{
    static abstract ScalarLane Of(ScalarLane x);
}

public static class LaneFunctionKernel
{
    public static void Apply<TFunction>(ArrayView<double> values) where TFunction : struct, IKernelFunction
    {
        for (var i = Grid.GlobalLinearIndex; i < values.Length; i += Grid.DimX * Group.DimX)
            values[i] = TFunction.Of(new ScalarLane(values[i])).Value;
    }
}

public readonly struct ExpKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Exponential.Exp(x);
}

public readonly struct Expm1KernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Exponential.Expm1(x);
}

public readonly struct LogKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Logarithm.Log(x);
}

public readonly struct Log1pKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Logarithm.Log1p(x);
}

public readonly struct LogisticKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Sigmoid.Logistic(x);
}

public readonly struct SoftplusKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Sigmoid.Softplus(x);
}

public readonly struct LogGammaKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => LogGamma.Of(x);
}

public readonly struct DigammaKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Digamma.Of(x);
}

public readonly struct TrigammaKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => Trigamma.Of(x);
}

public readonly struct ErfKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => ErrorFunction.Erf(x);
}

public readonly struct ErfcKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => ErrorFunction.Erfc(x);
}

public readonly struct NormalDensityKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => NormalProbability.Density(x);
}

public readonly struct NormalUpperKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => NormalProbability.Upper(x);
}

public readonly struct LogNormalUpperKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => NormalProbability.LogUpper(x);
}

public readonly struct NormalQuantileKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => NormalQuantile.Of(x);
}

public readonly struct NormalQuantileLogKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => NormalQuantile.OfLog(x);
}

public readonly struct GammaUpperKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => IncompleteGamma.Upper(new ScalarLane(3.5), x);
}

public readonly struct BetaLowerKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => IncompleteBeta.Lower(new ScalarLane(0.7), new ScalarLane(2.5), x);
}

public readonly struct PoissonDensityKernelFunction : IKernelFunction
{
    public static ScalarLane Of(ScalarLane x) => DistributionRules.Density(new Poisson(3.5), x);
}
