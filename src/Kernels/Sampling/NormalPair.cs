using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Two independent standard normal draws from 128 random bits.</summary>
/// <remarks>
/// Box and Muller (1958), A Note on the Generation of Random Normal Deviates. The radius has 64 bits, so that
/// the tails reach to 9.49, beyond which the distribution has 2e-21 of its mass.
/// </remarks>
internal static class NormalPair
{
    /// <summary>Draws.</summary>
    /// <param name="radius">Random words for the distance from 0.</param>
    /// <param name="angle">Random words for the direction.</param>
    /// <param name="first">Receives normal draws.</param>
    /// <param name="second">Receives more, independent of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Draw<T>(T radius, T angle, out T first, out T second)
        where T : struct, ILane<T>
    {
        var distance = T.Sqrt(T.Broadcast(-2) * Logarithm.OfNormalized(UnitInterval.Positive(radius)));
        UnitCircle.Point(angle, out var x, out var y);
        first = distance * x;
        second = distance * y;
    }
}
