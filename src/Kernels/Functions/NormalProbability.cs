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

    /// <summary>φ(z) = e^(−z²/2)/√(2π). Largest error 1.20 ulp, subnormal results included; 0 for ±∞, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Density<T>(T z)
        where T : struct, ILane<T> =>
        Density(new DoubleDoubleLane<T>(z, T.Broadcast(0)), 1);

    /// <summary>φ(z) times a factor, for a z of about 106 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Density<T>(DoubleDoubleLane<T> z, double factor)
        where T : struct, ILane<T> =>
        Exponential.OfSum(T.Broadcast(InverseSqrtTwoPi * factor), MinusHalfSquare(Magnitude(z, 50)));

    /// <summary>log φ(z). Largest error 1.00 ulp; −∞ from |z| = 1.9e154 on, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogDensity<T>(T z)
        where T : struct, ILane<T> =>
        LogDensity(new DoubleDoubleLane<T>(z, T.Broadcast(0)), 0);

    /// <summary>log φ(z) plus a term, for a z of about 106 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T LogDensity<T>(DoubleDoubleLane<T> z, double term)
        where T : struct, ILane<T>
    {
        var magnitude = Magnitude(z, 1e200);
        return T.Fma(T.Broadcast(-0.5) * magnitude.High, magnitude.High, T.Fma(-magnitude.High, magnitude.Low, T.Broadcast(term - HalfLogTwoPi)));
    }

    /// <summary>P(Z &gt; z). Largest error 2.00 ulp, subnormal results (from z = 37.5 on) included; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Upper<T>(T z)
        where T : struct, ILane<T> =>
        Upper(new DoubleDoubleLane<T>(z, T.Broadcast(0)));

    /// <summary>P(Z &gt; z) for a z of about 106 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Upper<T>(DoubleDoubleLane<T> z)
        where T : struct, ILane<T>
    {
        var tail = FarTail(z);
        return T.Select(T.Less(z.High, T.Broadcast(0)), T.Broadcast(1) - tail, tail);
    }

    /// <summary>P(Z ≤ z) = Φ(z), with the accuracy of <see cref="Upper{T}(T)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lower<T>(T z)
        where T : struct, ILane<T> =>
        Upper(-z);

    /// <summary>log P(Z &gt; z). Largest error 3.00 ulp; −∞ from z = 1.9e154 on, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogUpper<T>(T z)
        where T : struct, ILane<T> =>
        LogUpper(new DoubleDoubleLane<T>(z, T.Broadcast(0)));

    /// <summary>log P(Z &gt; z) for a z of about 106 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T LogUpper<T>(DoubleDoubleLane<T> z)
        where T : struct, ILane<T>
    {
        ComputeLogUpper(z, out var result);
        return result;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void ComputeLogUpper<T>(in DoubleDoubleLane<T> z, out T result)
        where T : struct, ILane<T>
    {
        result = LogFarTail(z);
        var below = T.Less(z.High, T.Broadcast(0));
        if (T.AnyTrue(below))
            result = T.Select(below, Logarithm.OfOnePlus(-FarTail(z)), result);
    }

    /// <summary>log P(Z ≤ z) = log Φ(z), with the accuracy of <see cref="LogUpper{T}(T)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogLower<T>(T z)
        where T : struct, ILane<T> =>
        LogUpper(-z);

    /// <summary>The hazard φ(z)/P(Z &gt; z) for z from 0 to 1e200.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Hazard<T>(T z)
        where T : struct, ILane<T> =>
        T.Broadcast(2 * InverseSqrtTwoPi) / ErrorFunction.ScaledComplement(z * T.Broadcast(Sqrt2Inverse));

    /// <summary>P(Z &gt; |z|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FarTail<T>(DoubleDoubleLane<T> z)
        where T : struct, ILane<T>
    {
        var magnitude = Magnitude(z, 40);
        var scaled = ErrorFunction.ScaledComplement(magnitude.High * T.Broadcast(Sqrt2Inverse));
        return Exponential.OfSum(T.Broadcast(0.5) * scaled, MinusHalfSquare(magnitude));
    }

    /// <summary>log P(Z &gt; |z|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogFarTail<T>(DoubleDoubleLane<T> z)
        where T : struct, ILane<T>
    {
        var magnitude = Magnitude(z, 1e200);
        var logarithm = Logarithm.Log(ErrorFunction.ScaledComplement(magnitude.High * T.Broadcast(Sqrt2Inverse))) - T.Broadcast(Logarithm.OfTwo);
        return T.Fma(T.Broadcast(-0.5) * magnitude.High, magnitude.High, T.Fma(-magnitude.High, magnitude.Low, logarithm));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> MinusHalfSquare<T>(DoubleDoubleLane<T> z)
        where T : struct, ILane<T>
    {
        var square = DoubleDoubleLane<T>.ProductOf(T.Broadcast(-0.5) * z.High, z.High);
        return new(square.High, T.Fma(-z.High, z.Low, square.Low));
    }

    /// <summary>|z|, at most that large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> Magnitude<T>(DoubleDoubleLane<T> z, double most)
        where T : struct, ILane<T>
    {
        var high = T.Abs(z.High);
        var low = T.Select(T.Less(z.High, T.Broadcast(0)), -z.Low, z.Low);
        var beyond = T.Less(T.Broadcast(most), high);
        return new(T.Select(beyond, T.Broadcast(most), high), T.Select(beyond, T.Broadcast(0), low));
    }
}
