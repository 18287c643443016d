using System.Diagnostics.CodeAnalysis;
using Accel.Engine.Engines;

namespace Accel.Bench.Gpu;

/// <summary>Opens what is to be measured.</summary>
internal static partial class CardChoice
{
    /// <summary>Opens the card that was asked for.</summary>
    /// <param name="options">Which.</param>
    /// <param name="engine">Its engine, to be disposed of by the caller.</param>
    /// <param name="reason">Why there is none, in a sentence.</param>
    public static bool TryOpen(BenchOptions options, [NotNullWhen(true)] out IEngine? engine, [NotNullWhen(false)] out string? reason)
    {
        if (!options.Emulate || !GpuSupport.IsCompiled)
            return GpuSupport.TryCreate(out engine, out reason, options.Device);
        (engine, reason) = (null, null);
        Emulate(ref engine!);
        return true;
    }

    // Compiled away where there is no ILGPU.
    static partial void Emulate(ref IEngine engine);
}
