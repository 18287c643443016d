using Accel.Kernels.Responses;
using Accel.Kernels.Tests.Sampling;
using Accel.Tests.Gpu;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>Every kernel compiles, for every response model, to code that a driver can load; no device is needed.</summary>
[Trait("Category", "Gpu")]
public sealed partial class KernelCompilationTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Models()
    {
        var data = new TheoryData<string, string>();
        foreach (var model in ResponseModelDescriptor.Spanning)
            data.Add(model.Family.Name, model.Link.Name);
        return data;
    }

    /// <summary>One of each type.</summary>
    public static TheoryData<string> Samplers() =>
        [.. SamplerCase.All.DistinctBy(sample => sample.Sampler.GetType()).Select(sample => sample.Name)];

    [GpuTheory]
    [MemberData(nameof(Models))]
    public void Row_kernels_compile_to_PTX(string family, string link) => CompileRowKernelsToPtx(output, family, link);

    [GpuTheory]
    [MemberData(nameof(Models))]
    public void Row_kernels_compile_to_OpenCL(string family, string link) => CompileRowKernelsToOpenCL(output, family, link);

    [GpuFact]
    public void Sum_kernels_compile_to_PTX() => CompileSumKernelsToPtx(output);

    [GpuFact]
    public void Sum_kernels_compile_to_OpenCL() => CompileSumKernelsToOpenCL(output);

    [GpuTheory]
    [MemberData(nameof(Samplers))]
    public void Draw_kernels_compile_to_PTX(string sampler) => CompileDrawKernelToPtx(output, sampler);

    [GpuTheory]
    [InlineData("normal")]
    [InlineData("integers 0..5")]
    [InlineData("poisson(2)")]
    [InlineData("gamma(0.3)")]
    [InlineData("negative binomial(0.2, 1000)")]
    public void Draw_kernels_compile_to_OpenCL(string sampler) => CompileDrawKernelToOpenCL(output, sampler);

    static partial void CompileRowKernelsToPtx(ITestOutputHelper output, string family, string link);

    static partial void CompileRowKernelsToOpenCL(ITestOutputHelper output, string family, string link);

    static partial void CompileSumKernelsToPtx(ITestOutputHelper output);

    static partial void CompileSumKernelsToOpenCL(ITestOutputHelper output);

    static partial void CompileDrawKernelToPtx(ITestOutputHelper output, string sampler);

    static partial void CompileDrawKernelToOpenCL(ITestOutputHelper output, string sampler);
}
