using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Draws of a distribution that needs one random word for each: two from a block.</summary>
/// <param name="inversion">The distribution.</param>
public readonly struct InversionSampler<TInversion>(TInversion inversion) : ISampler
    where TInversion : unmanaged, IInversion
{
    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool UsesNormals => false;

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
        source.Block(0, out var first, out var second);
        return new(inversion.Draw(first), inversion.Draw(second));
    }
}
