using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Logistic draws: ±log((1 − p)/p) with p up to ½, as far out in both tails as p has bits: 45 times the scale.</summary>
/// <param name="location">The median.</param>
/// <param name="scale">The scale.</param>
public readonly struct LogisticInversion(double location, double scale) : IInversion
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T word)
        where T : struct, ILane<T>
    {
        // 63 bits for the smaller of the two tails, the uppermost for its side.
        var tail = T.Broadcast(0.5) * UnitInterval.Positive(T.ShiftWordsLeft(word, 1));
        var distance = Logarithm.OfPositive((T.Broadcast(1) - tail) / tail);
        return T.Fma(T.CopySign(distance, word), T.Broadcast(scale), T.Broadcast(location));
    }
}
