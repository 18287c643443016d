namespace Accel.Engine.Engines;

/// <summary>What a driver or ILGPU can throw at us, told to the user in words; there in every build, also in one without ILGPU.</summary>
internal static partial class GpuFailure
{
    private enum Kind
    {
        None,
        Driver,
        Memory,
        Compilation,
    }

    /// <summary>True for failures of the device, its driver or the kernels' compilation.</summary>
    public static bool Is(Exception failure) => KindOf(failure) != Kind.None;

    /// <summary>What driver or compiler said, as one sentence.</summary>
    public static string Describe(Exception failure)
    {
        var message = (failure.InnerException ?? failure).Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return KindOf(failure) == Kind.Compilation ? $"Its program cannot be compiled: {message}." : $"The GPU's driver refuses: {message}.";
    }

    /// <summary>The error for a user whose computation failed on a device; a failure that is told already stays as it is.</summary>
    /// <param name="device">The device's name.</param>
    /// <param name="failure">What was thrown.</param>
    public static DeviceFailureException During(string device, Exception failure) => failure as DeviceFailureException
        ?? new DeviceFailureException(KindOf(failure) == Kind.Memory
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

    private static Kind KindOf(Exception failure)
    {
        var kind = failure is DeviceFailureException or NotSupportedException or DllNotFoundException or EntryPointNotFoundException ? Kind.Driver : Kind.None;
        Classify(failure, ref kind);
        return kind;
    }

    // Compiled away where there is no ILGPU.
    static partial void Classify(Exception failure, ref Kind kind);
}
