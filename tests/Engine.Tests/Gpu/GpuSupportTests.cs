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
        Assert.Contains(reason, Assert.Throws<InputException>(() => GpuSupport.Create()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_without_ILGPU_says_so()
    {
        GpuSupport.TryCreate(out var engine, out var reason);
        engine?.Dispose();
        Assert.Equal(!GpuSupport.IsCompiled, reason?.Contains("ILGPU", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void The_list_of_devices_has_a_usable_one_exactly_where_there_is_an_engine()
    {
        var devices = GpuSupport.Devices(out var reason);
        Assert.Equal(GpuSupport.WhyUnavailable() is null, devices.Any(device => device.WhyUnusable is null));
        Assert.Equal(devices.Count == 0, reason.Length > 0);
        Assert.Equal(Enumerable.Range(0, devices.Count), devices.Select(device => device.Index));
    }

    [Fact]
    public void A_number_that_no_device_has_is_refused()
    {
        Assert.False(GpuSupport.TryCreate(out _, out var reason, device: 1000));
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
        Assert.StartsWith("--device 1000 cannot be used. ", Assert.Throws<InputException>(() => EngineSelection.Create("auto", device: 1000)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("scalar")]
    public void A_device_belongs_to_engines_that_have_one(string engine) =>
        Assert.Contains($"the engine {engine} has none", Assert.Throws<InputException>(() => EngineSelection.Create(engine, device: 0)).Message, StringComparison.Ordinal);
}
