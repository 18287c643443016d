namespace Accel.Host;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The command did what was asked.</summary>
    public const int Success = 0;

    /// <summary>A fault of Accel, or of the machine.</summary>
    public const int Fault = 1;

    /// <summary>What the user gave cannot be used: data, formula, options.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
