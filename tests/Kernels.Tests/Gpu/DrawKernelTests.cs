using Accel.Kernels.Tests.Sampling;
using Accel.Tests.Gpu;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>The draw kernel's code for a card, run instruction by instruction, gives the bits of the scalar lane for every sampler.</summary>
[Trait("Category", "Gpu")]
public sealed partial class DrawKernelTests
{
    public static TheoryData<string> Samplers() => [.. SamplerCase.All.Select(sample => sample.Name)];

    [GpuTheory]
    [MemberData(nameof(Samplers))]
    public void Device_code_gives_the_scalar_lanes_draws(string sampler) => CompareDraws(sampler);

    static partial void CompareDraws(string sampler);
}
