using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Normal draws (<see cref="NormalPair"/>).</summary>
/// <param name="mean">The mean.</param>
/// <param name="sd">The standard deviation.</param>
public readonly struct NormalSampler(double mean, double sd) : ISampler
{
    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool UsesNormals => true;

    /// <inheritdoc/>
    public static bool DrawsPairs => true;

    /// <inheritdoc/>
    public static bool Rejects => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Normals(out var first, out var second);
        return new(T.Fma(first, T.Broadcast(sd), T.Broadcast(mean)), T.Fma(second, T.Broadcast(sd), T.Broadcast(mean)));
    }
}
