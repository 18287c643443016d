using System.Runtime.CompilerServices;

namespace Accel.Kernels;

/// <summary>How the loops over rows are compiled.</summary>
public static class LoopCompilation
{
    /// <summary>
    /// At the first call with all optimizations: lane code without inlining is a hundred times slower, and a
    /// small fit would be over before the runtime noticed. Methods so marked are never compiled ahead of
    /// time, so that a precompiled build leaves the mark out.
    /// </summary>
    public const MethodImplOptions Mode =
#if PRECOMPILED
        default;
#else
        MethodImplOptions.AggressiveOptimization;
#endif
}
