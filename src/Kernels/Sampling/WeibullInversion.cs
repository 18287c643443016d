using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Weibull draws: scale · E^(1/shape) with E exponential.</summary>
/// <param name="shape">The shape, positive and finite.</param>
/// <param name="scale">The scale.</param>
public readonly struct WeibullInversion(double shape, double scale) : IInversion
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T word)
        where T : struct, ILane<T>
    {
        var exponential = -Logarithm.OfNormalized(UnitInterval.Positive(word));
        return T.Broadcast(scale) * Exponential.Exp(Logarithm.Log(exponential) / T.Broadcast(shape));
    }
}
