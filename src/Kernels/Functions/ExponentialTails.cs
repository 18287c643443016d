using System.Runtime.CompilerServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The tails of a distribution with a known cumulative hazard h: the upper one is e^−h.</summary>
/// <param name="logUpper">−h, of more than 53 bits.</param>
internal readonly struct ExponentialTails<T>(DoubleDoubleLane<T> logUpper)
    where T : struct, ILane<T>
{

    private DoubleDoubleLane<T> LogUpper { get; } = logUpper;

    /// <summary>The tails at a cumulative hazard.</summary>
    public static ExponentialTails<T> Of(DoubleDoubleLane<T> logUpper) => new(logUpper);

    /// <summary>The hazard at which a tail has probability p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HazardOf(T p, Tail tail) => tail == Tail.Upper ? -Logarithm.Log(p) : -Logarithm.Log1p(-p);

    /// <summary>The hazard at which a tail has a probability with that logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HazardOfLog(T logP, Tail tail) =>
        tail == Tail.Upper ? -logP : -LogOfComplement(new DoubleDoubleLane<T>(logP, T.Broadcast(0)));

    /// <summary>The logarithm of <see cref="HazardOfLog"/>, also where that underflows: next to a lower tail of 0 both are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> LogHazardOfLog(T logP, Tail tail)
    {
        var log = PreciseLogarithm.Of(HazardOfLog(logP, tail));
        return tail == Tail.Upper
            ? log
            : DoubleDoubleLane<T>.Select(T.Less(logP, T.Broadcast(-40)), new(logP, T.Broadcast(0)), log);
    }

    /// <summary>The tail of that side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value(Tail tail) =>
        tail == Tail.Upper ? Exponential.OfSum(T.Broadcast(1), LogUpper) : -Exponential.Expm1(LogUpper.High);

    /// <summary>Its logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Log(Tail tail) => tail == Tail.Upper ? LogUpper.High : LogOfComplement(LogUpper);

    /// <summary>log(1 − e^x) for negative x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOfComplement(DoubleDoubleLane<T> x) =>
        T.Select(
            T.Less(x.High, T.Broadcast(-Logarithm.OfTwo)),
            Logarithm.Log1p(-Exponential.OfSum(T.Broadcast(1), x)),
            Logarithm.Log(-Exponential.Expm1(x.High)));
}
