using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Failures before the first success: the whole part of an exponential draw with mean −1/log(1 − p).</summary>
/// <param name="probability">The probability of a success, within (0, 1].</param>
public readonly struct GeometricInversion(double probability) : IInversion
{
    private readonly double _inverseLog = 1 / Logarithm.Log1p(new ScalarLane(-probability)).Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T word)
        where T : struct, ILane<T> =>
        Rounding.Floor(Logarithm.OfNormalized(UnitInterval.Positive(word)) * T.Broadcast(_inverseLog));
}
