using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The series of the inverse hyperbolic tangent on lanes.</summary>
internal static class Artanh
{
    /// <summary>artanh(√s)/√s − 1 = s/3 + s²/5 + s³/7 + …</summary>
    /// <param name="square">s, from 0 to 1/9.</param>
    /// <param name="terms">Number of terms; 18 are enough for the whole range.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Excess<T>(T square, int terms)
        where T : struct, ILane<T>
    {
        var sum = T.Broadcast(0);
        for (var k = terms; k >= 1; k--)
            sum = square * (sum + T.Broadcast(1.0 / (2 * k + 1)));
        return sum;
    }
}
