using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Polynomials on lanes.</summary>
internal static class Polynomial
{
    /// <summary>
    /// Two steps of Horner's scheme at once, sum·x² + odd·x + even: chains of half the length.
    /// </summary>
    /// <param name="sum">The polynomial so far.</param>
    /// <param name="square">x².</param>
    /// <param name="x">The argument.</param>
    /// <param name="odd">The next coefficient from above.</param>
    /// <param name="even">The one below it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Step<T>(T sum, T square, T x, double odd, double even)
        where T : struct, ILane<T> =>
        T.Fma(sum, square, T.Fma(x, T.Broadcast(odd), T.Broadcast(even)));
}
