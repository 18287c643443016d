using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Accel.Engine.Engines;

/// <summary>The ILGPU half of <see cref="GpuSupport"/>: finds devices and opens one.</summary>
public static partial class GpuSupport
{
    static partial void List(List<GpuDevice> devices, ref string reason)
    {
        try
        {
            using var context = CreateContext();
            devices.AddRange(Cards(context).Select(card => card.Description));
            reason = devices.Count > 0 ? "" : NoneFound;
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            reason = GpuFailure.Describe(failure);
        }
    }

    static partial void Open(int? device, Action<string>? notice, EnginePrecision precision, ref IEngine? engine, ref string reason)
    {
        Context? context = null;
        try
        {
            context = CreateContext();
            var cards = Cards(context);
            reason = NoneFound;
            if (GpuDevice.Choose([.. cards.Select(card => card.Description)], device, ref reason) is not { } chosen)
                return;
            engine = new GpuEngine(context, cards[chosen.Index].Device, notice, precision: precision);
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

    /// <summary>A context that knows every device, so that one which won't do can be named.</summary>
    private static Context CreateContext() => Context.Create(builder => builder.Cuda(_ => true).OpenCL(_ => true));

    /// <summary>Every card once, though NVIDIA's are known to both drivers.</summary>
    private static (Device Device, GpuDevice Description)[] Cards(Context context)
    {
        var cuda = context.Devices.OfType<CudaDevice>().Select(device => ((Device)device, Describe(device))).ToList();
        var openCL = context.Devices.OfType<CLDevice>()
            .Where(device => device.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU))
            .Where(device => !cuda.Any(other => other.Item2 is { WhyUnusable: null } usable && usable.Name == device.Name))
            .Select(device => ((Device)device, Describe(device)));
        return [.. GpuDevice.InOrder(cuda.Concat(openCL), card => card.Item2).Select((card, index) => (card.Item1, card.Item2 with { Index = index }))];
    }

    private static GpuDevice Describe(CudaDevice device)
    {
        var architecture = device.Architecture;
        return new GpuDevice(
            0, device.Name, GpuApi.Cuda, architecture is { } version ? $"{version.Major}.{version.Minor}" : "of unknown version", device.MemorySize,
            architecture is { } known ? GpuDevice.RatioOf(known.Major, known.Minor) : null,
            $"{device.DriverVersion.Major}.{device.DriverVersion.Minor}",
            device.InstructionSet is null ? "is not supported by ILGPU with this driver; a newer driver may help" : null);
    }

    private static GpuDevice Describe(CLDevice device)
    {
        var hasDoubles = device.Capabilities.Float64;
        return new GpuDevice(
            0, device.Name, GpuApi.OpenCL, $"{device.DeviceVersion.Major}.{device.DeviceVersion.Minor}", device.MemorySize, hasDoubles ? null : 0,
            CLAPI.CurrentAPI.GetDeviceInfo(device.DeviceId, CLDeviceInfoType.CL_DRIVER_VERSION),
            !hasDoubles ? "has no double-precision arithmetic (FP64)"
            : !device.Capabilities.GenericAddressSpace ? "has too old an OpenCL driver: version 2.0 is needed, or 3.0 with a generic address space"
            : null);
    }
}
