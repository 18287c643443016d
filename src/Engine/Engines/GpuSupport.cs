using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Accel.Engine.Engines;

/// <summary>Whether this build and this machine can compute on a GPU; there in every build, also in one without ILGPU.</summary>
public static partial class GpuSupport
{
    private const string NoneFound = "No GPU was found: there is no CUDA or OpenCL driver, or it knows no GPU.";

    private const string LibrariesOfWsl = "/usr/lib/wsl/lib";

    /// <summary>True where this build holds the GPU engine.</summary>
    public static bool IsCompiled =>
#if ILGPU
        true;
#else
        false;
#endif

    /// <summary>All GPUs that the drivers know, usable or not, in the order of their numbers. Where no driver is installed, that takes a millisecond.</summary>
    /// <param name="reason">Why there is none, in one sentence for the user; empty where the list is not.</param>
    public static IReadOnlyList<GpuDevice> Devices(out string reason)
    {
        reason = WithoutIlgpu;
        var devices = new List<GpuDevice>();
        if (IsCompiled && !HasDriver())
            reason = NoneFound;
        else
            List(devices, ref reason);
        return devices;
    }

    /// <summary>Opens a GPU.</summary>
    /// <param name="engine">The engine, to be disposed of by the caller.</param>
    /// <param name="reason">Where there is none, why, in whole sentences for the user.</param>
    /// <param name="device">The card's number; null for the first usable one.</param>
    /// <param name="notice">Is told, in one sentence each, what the engine leaves to the processor; null for nobody.</param>
    /// <param name="precision">The numbers that the engine computes with.</param>
    public static bool TryCreate(
        [NotNullWhen(true)] out IEngine? engine, [NotNullWhen(false)] out string? reason, int? device = null, Action<string>? notice = null,
        EnginePrecision precision = EnginePrecision.Double)
    {
        engine = null;
        reason = WithoutIlgpu;
        if (IsCompiled && !HasDriver())
            reason = NoneFound;
        else
            Open(device, notice, precision, ref engine, ref reason);
        return engine is not null;
    }

    /// <summary>Why there is no usable GPU, for the user; null where there is one.</summary>
    public static string? WhyUnavailable()
    {
        if (!TryCreate(out var engine, out var reason))
            return reason;
        engine.Dispose();
        return null;
    }

    /// <summary>Opens a GPU.</summary>
    /// <param name="device">The card's number; null for the first usable one.</param>
    /// <param name="notice">Is told, in one sentence each, what the engine leaves to the processor; null for nobody.</param>
    /// <param name="precision">The numbers that the engine computes with.</param>
    /// <exception cref="InputException">There is no such GPU, or it is unusable; the message says why.</exception>
    public static IEngine Create(int? device = null, Action<string>? notice = null, EnginePrecision precision = EnginePrecision.Double) =>
        TryCreate(out var engine, out var reason, device, notice, precision)
            ? engine
            : throw new InputException($"The GPU engine cannot be used. {reason} Choose {(device is null ? "" : "another card, or ")}another engine, e.g. --engine cpu.");

    /// <summary>Opens a card that is known to be there.</summary>
    /// <exception cref="DeviceFailureException">It cannot be opened.</exception>
    internal static IEngine Open(GpuDevice card, Action<string> notice) => TryCreate(out var engine, out var reason, card.Index, notice)
        ? engine
        : throw new DeviceFailureException($"{card.Name} cannot be opened. {reason}");

    private static string WithoutIlgpu => "This build of Accel has no GPU engine: it was built without ILGPU.";

    /// <summary>False where the libraries of both drivers are missing: whoever has none is not to wait for ILGPU to say so.</summary>
    private static bool HasDriver() => OperatingSystem.IsMacOS()
        || CanLoad(OperatingSystem.IsWindows() ? "nvcuda" : "cuda") || CanLoad("OpenCL") || Directory.Exists(LibrariesOfWsl);

    private static bool CanLoad(string library) =>
        NativeLibrary.TryLoad(library, typeof(GpuSupport).Assembly, null, out _);

    // Compiled away where there is no ILGPU.
    static partial void List(List<GpuDevice> devices, ref string reason);

    static partial void Open(int? device, Action<string>? notice, EnginePrecision precision, ref IEngine? engine, ref string reason);
}
