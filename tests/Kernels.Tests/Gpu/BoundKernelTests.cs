using Accel.Tests.Gpu;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>The kernels that measure a card do what they are measured for.</summary>
[Trait("Category", "Gpu")]
public sealed partial class BoundKernelTests
{
    [GpuTheory]
    // Fewer values than threads, a whole number of rounds, and a rest.
    [InlineData(5)]
    [InlineData(256)]
    [InlineData(333)]
    public void Every_value_is_read_written_and_copied_once(int count) => Stream(count);

    [GpuFact]
    public void Every_chain_takes_every_step() => MultiplyAndAdd();

    [GpuFact]
    public void Multiply_adds_are_fused_and_stay_in_registers() => CompileMultiplyAdds();

    static partial void Stream(int count);

    static partial void MultiplyAndAdd();

    static partial void CompileMultiplyAdds();
}
