using Accel.Tests.Gpu;

namespace Accel.Engine.Tests.Gpu;

/// <summary>Draws of the GPU engine, on ILGPU's CPU accelerator, have the bits of the scalar engine.</summary>
[Trait("Category", "Gpu")]
public sealed partial class GpuSampleTests
{
    [GpuFact]
    public void Draws_have_the_bits_of_the_scalar_engine() => CompareBits();

    static partial void CompareBits();
}
