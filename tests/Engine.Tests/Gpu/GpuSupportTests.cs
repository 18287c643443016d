using Accel.Engine.Engines;

namespace Accel.Engine.Tests.Gpu;

/// <summary>What the user is told about the GPU, in every build and on every machine.</summary>
public sealed class GpuSupportTests
{
    [Fact]
    public void There_is_an_engine_or_one_sentence_that_says_why_not()
    {
        if (GpuSupport.TryCreate(out var engine, out var reason))
        {
            Assert.Equal("gpu", engine.Info.Name);
            Assert.DoesNotContain("CPUAccelerator", engine.Info.Device, StringComparison.Ordinal);
            engine.Dispose();
            Assert.Null(GpuSupport.WhyUnavailable());
            return;
        }
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reason);
        Assert.Equal(reason, GpuSupport.WhyUnavailable());
        Assert.Contains(reason, Assert.Throws<InputException>(GpuSupport.Create).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_without_ILGPU_says_so()
    {
        GpuSupport.TryCreate(out var engine, out var reason);
        engine?.Dispose();
        Assert.Equal(!GpuSupport.IsCompiled, reason?.Contains("ILGPU", StringComparison.Ordinal) ?? false);
    }
}
