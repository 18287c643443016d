using System.Runtime.CompilerServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// Both tails of a distribution function, each with its own relative accuracy: the first is Ratio times the slope
/// Scale · e^Exponent, which may underflow, the other is there as a number.
/// </summary>
/// <param name="exponent">The slope's exponent, of about 64 bits.</param>
/// <param name="scale">The slope's factor.</param>
/// <param name="ratio">The first tail divided by the slope.</param>
/// <param name="other">The other tail.</param>
/// <param name="isLower">Mask: the first tail is the lower one.</param>
internal readonly struct TailPair<T>(DoubleDoubleLane<T> exponent, T scale, T ratio, T other, T isLower)
    where T : struct, ILane<T>
{
    /// <summary>Where one tail is below this, the logarithm of the other is taken from it.</summary>
    private const double Small = 0.3;

    private DoubleDoubleLane<T> Exponent { get; } = exponent;

    private T Scale { get; } = scale;

    private T Ratio { get; } = ratio;

    private T Other { get; } = other;

    private T IsLower { get; } = isLower;

    /// <summary>The second where the mask is true, the third where it is false.</summary>
    public static TailPair<T> Select(T mask, TailPair<T> whenTrue, TailPair<T> whenFalse) =>
        new(
            DoubleDoubleLane<T>.Select(mask, whenTrue.Exponent, whenFalse.Exponent),
            T.Select(mask, whenTrue.Scale, whenFalse.Scale),
            T.Select(mask, whenTrue.Ratio, whenFalse.Ratio),
            T.Select(mask, whenTrue.Other, whenFalse.Other),
            Mask(T.Select(mask, One(whenTrue.IsLower), One(whenFalse.IsLower))));

    /// <summary>A first tail of 0 where the mask is true, lower or not as the second says.</summary>
    public TailPair<T> WithZero(T mask, T isLower)
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        return Select(mask, new(new(zero, zero), one, zero, one, isLower), this);
    }

    /// <summary>The tails of a variable that falls where this one rises.</summary>
    public TailPair<T> Swapped() => new(Exponent, Scale, Ratio, Other, Mask(T.Broadcast(1) - One(IsLower)));

    /// <summary>The tails of a symmetric variable whose magnitude has this lower tail beyond it: half of it on the side that the mask says.</summary>
    public TailPair<T> Halved(T isLower)
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var half = T.Broadcast(0.5);
        // The lower tail may be the second one, a number that is not small.
        var exponent = DoubleDoubleLane<T>.Select(IsLower, Exponent, new(zero, zero));
        var scale = T.Select(IsLower, half * Scale, one);
        var ratio = T.Select(IsLower, Ratio, half * Other);
        return new(exponent, scale, ratio, one - Exponential.OfSum(scale * ratio, exponent), isLower);
    }

    /// <summary>The tail of that side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value(Tail side) => T.Select(IsFirst(side), First(), Other);

    /// <summary>Its logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Log(Tail side)
    {
        var log = PreciseLog(MaskOf(side));
        var sum = log.High + log.Low;
        return T.Select(T.Equal(sum, sum), sum, log.High);
    }

    /// <summary>The logarithm of a tail, of about 64 bits where it is large.</summary>
    /// <param name="lowerSide">Mask: that of the lower tail.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleDoubleLane<T> PreciseLog(T lowerSide)
    {
        var zero = T.Broadcast(0);
        var small = T.Broadcast(Small);
        var first = First();
        var sum = DoubleDoubleLane<T>.SumOf(Exponent.High, Logarithm.Log(Scale * Ratio));
        var logFirst = DoubleDoubleLane<T>.Select(
            T.Less(Other, small), new(Logarithm.Log1p(-Other), zero), new(sum.High, sum.Low + Exponent.Low));
        var logOther = T.Select(T.Less(first, small), Logarithm.Log1p(-first), Logarithm.Log(Other));
        return DoubleDoubleLane<T>.Select(IsFirst(lowerSide), logFirst, new(logOther, zero));
    }

    /// <summary>The magnitude of the derivative of a tail's logarithm.</summary>
    /// <param name="lowerSide">Mask: that of the lower tail.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T RelativeSlope(T lowerSide) =>
        T.Select(IsFirst(lowerSide), T.Broadcast(1) / Ratio, Exponential.OfSum(Scale, Exponent) / Other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T First() => Exponential.OfSum(Scale * Ratio, Exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T IsFirst(Tail side) => IsFirst(MaskOf(side));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T IsFirst(T lowerSide) => T.Equal(One(IsLower), One(lowerSide));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T MaskOf(Tail side) => Mask(T.Broadcast(side == Tail.Lower ? 1 : 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T One(T mask) => T.Select(mask, T.Broadcast(1), T.Broadcast(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Mask(T one) => T.Less(T.Broadcast(0), one);
}
