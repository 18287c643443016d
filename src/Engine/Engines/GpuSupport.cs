using System.Diagnostics.CodeAnalysis;

namespace Accel.Engine.Engines;

/// <summary>Whether this build and this machine can compute on a GPU; there in every build, also in one without ILGPU.</summary>
public static partial class GpuSupport
{
    /// <summary>True where this build holds the GPU engine.</summary>
    public static bool IsCompiled =>
#if ILGPU
        true;
#else
        false;
#endif

    /// <summary>Opens the best GPU: CUDA before OpenCL.</summary>
    /// <param name="engine">The engine, to be disposed of by the caller.</param>
    /// <param name="reason">Where there is none, why, in one sentence for the user.</param>
    public static bool TryCreate([NotNullWhen(true)] out IEngine? engine, [NotNullWhen(false)] out string? reason)
    {
        engine = null;
        reason = "This build of Accel has no GPU engine: it was built without ILGPU.";
        Open(ref engine, ref reason);
        return engine is not null;
    }

    /// <summary>Why there is no usable GPU, in one sentence for the user; null where there is one.</summary>
    public static string? WhyUnavailable()
    {
        if (!TryCreate(out var engine, out var reason))
            return reason;
        engine.Dispose();
        return null;
    }

    /// <summary>Opens the best GPU.</summary>
    /// <exception cref="InputException">There is no usable GPU; the message says why.</exception>
    public static IEngine Create() =>
        TryCreate(out var engine, out var reason)
            ? engine
            : throw new InputException($"The GPU engine cannot be used. {reason} Choose another engine, e.g. --engine cpu.");

    // Compiled away where there is no ILGPU.
    static partial void Open(ref IEngine? engine, ref string reason);
}
