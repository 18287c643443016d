using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Cauchy draws: the slope of a uniformly distributed direction, up to 2^62 times the scale.</summary>
/// <param name="location">The median.</param>
/// <param name="scale">The scale.</param>
public readonly struct CauchyInversion(double location, double scale) : IInversion
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T word)
        where T : struct, ILane<T>
    {
        UnitCircle.Point(word, out var x, out var y);
        return T.Fma(y / x, T.Broadcast(scale), T.Broadcast(location));
    }
}
