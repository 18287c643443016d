using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>What a driver or ILGPU can throw at us, told to the user in words.</summary>
internal static class GpuFailure
{
    /// <summary>True for failures of the device, its driver or the kernels' compilation.</summary>
    public static bool Is(Exception failure) => failure is AcceleratorException or NotSupportedException
        or CapabilityNotSupportedException or InternalCompilerException or DllNotFoundException or EntryPointNotFoundException;

    /// <summary>What the driver said, as one sentence.</summary>
    public static string Describe(Exception failure) =>
        $"The GPU's driver refuses: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.";

    /// <summary>The error for a user whose computation failed on a device.</summary>
    public static InputException During(string device, Exception failure) =>
        new($"The computation failed on {device}. {Describe(failure)} Choose another engine, e.g. --engine cpu.", failure);
}
