using ILGPU;
using ILGPU.Runtime.CPU;

namespace Accel.Engine.Engines;

/// <summary>The GPU engine without a GPU.</summary>
internal static class GpuEmulation
{
    /// <summary>The GPU engine on ILGPU's simulation of a card, about a million times slower than one: to try its code on small data.</summary>
    public static GpuEngine Create()
    {
        var context = Context.Create(builder => builder.CPU());
        return new GpuEngine(context, context.GetCPUDevice(0));
    }
}
