using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Density and tail probabilities of the standard normal distribution on lanes.</summary>
/// <remarks>
/// P(Z &gt; z) = ½ e^(−z²/2) · [e^(x²) erfc x] with x = z/√2 ≥ 0 (<see cref="ErrorFunction"/>); z² is split so that its
/// rounding error never reaches the exponential.
/// </remarks>
public static class NormalProbability
{
    private const double HalfLogTwoPi = 0.9189385332046728;
    private const double InverseSqrtTwoPi = 0.3989422804014327;
    private const double Sqrt2Inverse = 0.7071067811865476;
    private const double Ln2 = 0.6931471805599453;

    /// <summary>φ(z) = e^(−z²/2)/√(2π). Largest error 2.00 ulp, subnormal results included; 0 for ±∞, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Density<T>(T z)
        where T : struct, ILane<T> =>
        Exponential.OfSum(T.Broadcast(InverseSqrtTwoPi), MinusHalfSquare(Clamped(z, 40)));

    /// <summary>log φ(z). Largest error 1.00 ulp; −∞ from |z| = 1.9e154 on, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogDensity<T>(T z)
        where T : struct, ILane<T> =>
        T.Fma(T.Broadcast(-0.5) * z, z, T.Broadcast(-HalfLogTwoPi));

    /// <summary>P(Z &gt; z). Largest error 3.00 ulp, subnormal results (from z = 37.5 on) included; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Upper<T>(T z)
        where T : struct, ILane<T>
    {
        var tail = FarTail(Clamped(z, 40));
        return T.Select(T.Less(z, T.Broadcast(0)), T.Broadcast(1) - tail, tail);
    }

    /// <summary>P(Z ≤ z) = Φ(z), with the accuracy of <see cref="Upper"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lower<T>(T z)
        where T : struct, ILane<T> =>
        Upper(-z);

    /// <summary>log P(Z &gt; z). Largest error 3.00 ulp; −∞ from z = 1.9e154 on, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogUpper<T>(T z)
        where T : struct, ILane<T>
    {
        var result = LogFarTail(Clamped(z, 1e200));
        var below = T.Less(z, T.Broadcast(0));
        return T.AnyTrue(below) ? T.Select(below, Logarithm.OfOnePlus(-FarTail(Clamped(z, 40))), result) : result;
    }

    /// <summary>log P(Z ≤ z) = log Φ(z), with the accuracy of <see cref="LogUpper"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogLower<T>(T z)
        where T : struct, ILane<T> =>
        LogUpper(-z);

    /// <summary>The hazard φ(z)/P(Z &gt; z) for z from 0 to 1e200.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Hazard<T>(T z)
        where T : struct, ILane<T> =>
        T.Broadcast(2 * InverseSqrtTwoPi) / ErrorFunction.ScaledComplement(z * T.Broadcast(Sqrt2Inverse));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FarTail<T>(T z)
        where T : struct, ILane<T> =>
        Exponential.OfSum(
            T.Broadcast(0.5) * ErrorFunction.ScaledComplement(z * T.Broadcast(Sqrt2Inverse)), MinusHalfSquare(z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogFarTail<T>(T z)
        where T : struct, ILane<T>
    {
        var logarithm = Logarithm.Log(ErrorFunction.ScaledComplement(z * T.Broadcast(Sqrt2Inverse)));
        return T.Fma(T.Broadcast(-0.5) * z, z, logarithm - T.Broadcast(Ln2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> MinusHalfSquare<T>(T z)
        where T : struct, ILane<T> =>
        DoubleDoubleLane<T>.ProductOf(T.Broadcast(-0.5) * z, z);

    /// <summary>|z|, at most that large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Clamped<T>(T z, double most)
        where T : struct, ILane<T>
    {
        var magnitude = T.Abs(z);
        return T.Select(T.Less(T.Broadcast(most), magnitude), T.Broadcast(most), magnitude);
    }
}
