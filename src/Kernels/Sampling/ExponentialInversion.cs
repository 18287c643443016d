using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Exponential draws: −scale · log u, up to 45 times the scale.</summary>
/// <param name="scale">The mean.</param>
public readonly struct ExponentialInversion(double scale) : IInversion
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T word)
        where T : struct, ILane<T> =>
        Logarithm.OfNormalized(UnitInterval.Positive(word)) * T.Broadcast(-scale);
}
