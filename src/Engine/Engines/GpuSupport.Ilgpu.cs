using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Accel.Engine.Engines;

/// <summary>The ILGPU half of <see cref="GpuSupport"/>: finds a device.</summary>
public static partial class GpuSupport
{
    static partial void Open(ref IEngine? engine, ref string reason)
    {
        Context? context = null;
        try
        {
            // Every OpenCL device is listed, so that one which won't do can be named.
            context = Context.Create(builder => builder.Cuda().OpenCL(_ => true));
            reason = Choose(context, out var device);
            if (device is null)
                return;
            engine = new GpuEngine(context, device);
            context = null;
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            reason = GpuFailure.Describe(failure);
        }
        finally
        {
            context?.Dispose();
        }
    }

    /// <summary>The device to use, or a sentence that says why there is none.</summary>
    private static string Choose(Context context, out Device? device)
    {
        device = context.Devices.OfType<CudaDevice>().OrderByDescending(candidate => candidate.MemorySize).FirstOrDefault();
        if (device is not null)
            return "";
        var cards = context.Devices.OfType<CLDevice>().Where(candidate => candidate.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU)).ToArray();
        if (cards.Length == 0)
            return "No GPU was found: there is no CUDA or OpenCL driver, or it knows no GPU.";
        device = cards
            .Where(card => card.Capabilities.Float64 && card.Capabilities.GenericAddressSpace)
            .OrderByDescending(card => card.MemorySize)
            .FirstOrDefault();
        if (device is not null)
            return "";
        var first = cards[0];
        return first.Capabilities.Float64
            ? $"The OpenCL driver of {first.Name} is too old: version 2.0 is needed, or 3.0 with a generic address space."
            : $"The GPU {first.Name} has no double-precision arithmetic (FP64).";
    }
}
