using System.Runtime.CompilerServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>A tail probability to be met by a quantile: always that of the smaller tail.</summary>
/// <param name="logP">Its logarithm, of more than 53 bits where it can be known.</param>
/// <param name="isLower">Mask: it is the lower tail.</param>
internal readonly struct TailTarget<T>(DoubleDoubleLane<T> logP, T isLower)
    where T : struct, ILane<T>
{
    /// <summary>Its logarithm.</summary>
    public DoubleDoubleLane<T> LogP { get; } = logP;

    /// <summary>Mask: it is the lower tail.</summary>
    public T IsLower { get; } = isLower;

    /// <summary>From a probability between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailTarget<T> Of(T p, Tail tail)
    {
        var isSmall = T.LessOrEqual(p, T.Broadcast(0.5));
        var small = T.Select(isSmall, p, T.Broadcast(1) - p);
        return new(PreciseLogarithm.Of(small), Side(isSmall, tail));
    }

    /// <summary>From the logarithm of a probability.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailTarget<T> OfLog(T logP, Tail tail)
    {
        var isSmall = T.LessOrEqual(logP, T.Broadcast(-Logarithm.OfTwo));
        var small = T.Select(isSmall, logP, Logarithm.Log(-Exponential.Expm1(logP)));
        return new(new DoubleDoubleLane<T>(small, T.Broadcast(0)), Side(isSmall, tail));
    }

    /// <summary>For a variable that falls where this one rises.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TailTarget<T> Swapped() => new(LogP, Side(IsLower, Tail.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Side(T mask, Tail tail)
    {
        var one = T.Broadcast(1);
        var zero = T.Broadcast(0);
        return T.Less(zero, tail == Tail.Lower ? T.Select(mask, one, zero) : T.Select(mask, zero, one));
    }
}
