using Accel.Kernels.Tests.Sampling;
using Accel.Tests.Gpu;

namespace Accel.Engine.Tests.Gpu;

/// <summary>Draws of the GPU engine, on ILGPU's CPU accelerator, have the bits of the scalar engine.</summary>
[Trait("Category", "Gpu")]
public sealed partial class GpuSampleTests
{
    public static TheoryData<string> Samplers() => [.. SamplerCase.All.Select(sample => sample.Name)];

    [GpuTheory]
    [MemberData(nameof(Samplers))]
    public void Draws_have_the_bits_of_the_scalar_engine(string sampler) => CompareBits(sampler);

    [GpuFact]
    public void Batches_join_without_a_seam() => CompareBatches();

    [GpuFact]
    public void No_draws_are_no_work() => DrawNothing();

    [GpuFact]
    public void Draws_can_stay_on_the_device() => DrawOnDevice();

    [GpuFact]
    public void A_sampler_that_does_not_compile_names_the_device() => FailWhileDrawing();

    static partial void CompareBits(string sampler);

    static partial void CompareBatches();

    static partial void DrawNothing();

    static partial void DrawOnDevice();

    static partial void FailWhileDrawing();
}
