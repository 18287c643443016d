namespace Accel.Engine.Engines;

/// <summary>What a driver or ILGPU can throw at us, told to the user in words; there in every build, also in one without ILGPU.</summary>
internal static partial class GpuFailure
{
    /// <summary>True for failures of the device, its driver or the kernels' compilation.</summary>
    public static bool Is(Exception failure)
    {
        var isOfIlgpu = false;
        Recognize(failure, ref isOfIlgpu);
        return isOfIlgpu || failure is DeviceFailureException or NotSupportedException or DllNotFoundException or EntryPointNotFoundException;
    }

    /// <summary>True where the device has too little memory left.</summary>
    public static bool IsOutOfMemory(Exception failure)
    {
        var isOutOfMemory = false;
        RecognizeOutOfMemory(failure, ref isOutOfMemory);
        return isOutOfMemory;
    }

    /// <summary>What the driver said, as one sentence.</summary>
    public static string Describe(Exception failure) =>
        $"The GPU's driver refuses: {(failure.InnerException ?? failure).Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}.";

    /// <summary>The error for a user whose computation failed on a device; a failure that is told already stays as it is.</summary>
    /// <param name="device">The device's name.</param>
    /// <param name="failure">What was thrown.</param>
    public static DeviceFailureException During(string device, Exception failure) => failure as DeviceFailureException
        ?? new DeviceFailureException(IsOutOfMemory(failure)
            ? $"{device} has too little memory left for the computation."
            : $"The computation failed on {device}. {Describe(failure)}", failure);

    /// <summary>Ends something on a device that may have failed before, so that it can't end well either: nobody needs to hear of that again.</summary>
    public static void EndQuietly(Action end)
    {
        try
        {
            end();
        }
        catch (Exception failure) when (Is(failure))
        {
            // The first failure was told.
        }
    }

    // Compiled away where there is no ILGPU.
    static partial void Recognize(Exception failure, ref bool isOfIlgpu);

    static partial void RecognizeOutOfMemory(Exception failure, ref bool isOutOfMemory);
}
