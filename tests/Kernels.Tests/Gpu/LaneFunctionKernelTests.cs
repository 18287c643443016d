using Accel.Tests.Gpu;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>The elementary functions in a kernel on ILGPU's CPU accelerator have the scalar lane's bits.</summary>
[Trait("Category", "Gpu")]
public sealed partial class LaneFunctionKernelTests
{
    [GpuTheory]
    [InlineData("exp")]
    [InlineData("expm1")]
    [InlineData("log")]
    [InlineData("log1p")]
    [InlineData("logistic")]
    [InlineData("softplus")]
    [InlineData("lgamma")]
    [InlineData("digamma")]
    [InlineData("trigamma")]
    [InlineData("erf")]
    [InlineData("erfc")]
    [InlineData("normalDensity")]
    [InlineData("normalUpper")]
    [InlineData("logNormalUpper")]
    [InlineData("normalQuantile")]
    [InlineData("normalQuantileLog")]
    [InlineData("gammaUpper")]
    [InlineData("betaLower")]
    [InlineData("poissonDensity")]
    public void Kernel_has_the_bits_of_the_scalar_lane(string function) => CompareBits(function);

    [GpuTheory]
    [InlineData("exp")]
    [InlineData("expm1")]
    [InlineData("log")]
    [InlineData("log1p")]
    [InlineData("logistic")]
    [InlineData("softplus")]
    [InlineData("lgamma")]
    [InlineData("digamma")]
    [InlineData("trigamma")]
    [InlineData("erf")]
    [InlineData("erfc")]
    [InlineData("normalDensity")]
    [InlineData("normalUpper")]
    [InlineData("logNormalUpper")]
    [InlineData("normalQuantile")]
    [InlineData("normalQuantileLog")]
    [InlineData("gammaUpper")]
    [InlineData("betaLower")]
    [InlineData("poissonDensity")]
    public void Comparisons_with_NaN_survive_compilation(string function) => CheckComparisons(function);

    static partial void CompareBits(string function);

    static partial void CheckComparisons(string function);
}
