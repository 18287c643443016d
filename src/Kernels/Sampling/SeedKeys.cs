using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The round keys of a seed, computed when they are asked for.</summary>
/// <param name="seed">The seed; its lower half is the first key of round 0.</param>
public readonly struct SeedKeys<T>(ulong seed) : IRoundKeys<T>
    where T : struct, ILane<T>
{
    private const ulong Step0 = 0x9E37_79B9;
    private const ulong Step1 = 0xBB67_AE85;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T First(int round) => T.BroadcastWord((seed + (ulong)round * Step0) & uint.MaxValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Second(int round) => T.BroadcastWord(((seed >> 32) + (ulong)round * Step1) & uint.MaxValue);
}
