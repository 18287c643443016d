using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Rounding to integers on lanes.</summary>
public static class Rounding
{
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>The nearest integer of a number x ≥ 0, halves to the even one (IEEE 754, R's <c>round</c>); exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ToEven<T>(T x)
        where T : struct, ILane<T>
    {
        var shift = T.Broadcast(TwoTo52);
        return T.Select(T.Less(x, shift), x + shift - shift, x);
    }

    /// <summary>The nearest integer of any number, halves to the even one; exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Nearest<T>(T x)
        where T : struct, ILane<T> =>
        T.CopySign(ToEven(T.Abs(x)), x);

    /// <summary>The greatest integer that is no greater than x; exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Floor<T>(T x)
        where T : struct, ILane<T>
    {
        var nearest = Nearest(x);
        return nearest - T.Select(T.Less(x, nearest), T.Broadcast(1), T.Broadcast(0));
    }
}
