using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>1 with the given probability, else 0.</summary>
/// <param name="probability">Within [0, 1].</param>
public readonly struct BernoulliInversion(double probability) : IInversion
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T word)
        where T : struct, ILane<T> =>
        T.Select(T.Less(UnitInterval.HalfOpen(word), T.Broadcast(probability)), T.Broadcast(1), T.Broadcast(0));
}
