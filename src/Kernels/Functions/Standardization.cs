using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Distances from a location in units of a scale, on lanes.</summary>
internal static class Standardization
{
    /// <summary>(x − location)/scale of about 106 bits: far in a tail it is its last digits that decide how many of the probability's are right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> Of<T>(T x, double location, double scale)
        where T : struct, ILane<T>
    {
        var unit = T.Broadcast(scale);
        var difference = DoubleDoubleLane<T>.SumOf(x, T.Broadcast(-location));
        var z = difference.High / unit;
        return new(z, (T.Fma(-z, unit, difference.High) + difference.Low) * T.Broadcast(1 / scale));
    }
}
