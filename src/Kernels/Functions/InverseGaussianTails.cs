using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Density, tails and quantiles of the inverse Gaussian distribution on lanes.</summary>
/// <remarks>
/// With a = √(λ/x) (x/μ − 1) and b = √(λ/x) (x/μ + 1) the lower tail is Φ(a) + e^(2λ/μ) Φ(−b) (Shuster 1968), and since
/// e^(2λ/μ) φ(b) = φ(a) it is φ(a) times a sum of Mills' ratios, as Giner and Smyth (2016) compute it. The upper tail is φ(a)
/// times their difference, which loses as many digits as x/μ has.
/// </remarks>
internal static class InverseGaussianTails
{
    private const double InverseSqrtTwoPi = 0.3989422804014327;
    private const double Sqrt2Inverse = 0.7071067811865476;
    private const double SqrtHalfPi = 1.2533141373155003;

    /// <summary>√(λ/(2πx³)) e^(−λ (x − μ)²/(2μ²x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SaddlePoint<T> Density<T>(double mean, double shape, T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var power = PreciseLogarithm.Of(x) * T.Broadcast(1.5);
        var density = new SaddlePoint<T>(Exponent(mean, shape, x) - power, T.Broadcast(InverseSqrtTwoPi * Math.Sqrt(shape)), T.Broadcast(1));
        return density.WithLimit(T.Equal(x, zero), double.NegativeInfinity);
    }

    /// <summary>Both tails at x &gt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailPair<T> Of<T>(double mean, double shape, T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var half = T.Broadcast(0.5);
        var unit = T.Sqrt(T.Broadcast(shape) / x);
        var share = x / T.Broadcast(mean);
        var a = unit * Distance(mean, x).High;
        var b = unit * (share + one);
        var isLower = T.Less(a, zero);
        var near = Mills(T.Abs(a));
        var far = Mills(b);
        var ratio = T.Select(isLower, near + far, near - far) / unit;
        var exponent = Exponent(mean, shape, x);
        var scale = T.Broadcast(InverseSqrtTwoPi) * unit;
        var other = one - Exponential.OfSum(scale * ratio, exponent);
        if (2 * shape < mean)
        {
            // Most of the mass lies below the mean: there the upper tail is small and must be had without the lower one.
            var root2 = T.Broadcast(Sqrt2Inverse);
            var between = half * (ErrorFunction.Erf(b * root2) - ErrorFunction.Erf(a * root2));
            var growth = T.Broadcast(0.5 * Exponential.Expm1(new ScalarLane(2 * shape / mean)).Value);
            other = T.Select(isLower, between - growth * ErrorFunction.Erfc(b * root2), other);
        }
        return new TailPair<T>(exponent, scale, ratio, other, isLower);
    }

    /// <summary>The x with that tail probability.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantile<T>(double mean, double shape, TailTarget<T> target)
        where T : struct, ILane<T> =>
        TailInversion.Of(new Tails<T>(mean, shape), target, T.Broadcast(mean));

    /// <summary>e^(z²/2) ∫ e^(−t²/2) dt from z on, for z ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Mills<T>(T z)
        where T : struct, ILane<T> =>
        T.Broadcast(SqrtHalfPi) * ErrorFunction.ScaledComplement(z * T.Broadcast(Sqrt2Inverse));

    /// <summary>x/μ − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> Distance<T>(double mean, T x)
        where T : struct, ILane<T> =>
        Standardization.Of(x, mean, mean);

    /// <summary>−a²/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> Exponent<T>(double mean, double shape, T x)
        where T : struct, ILane<T>
    {
        var distance = Distance(mean, x);
        return distance * distance * DoubleDoubleLane<T>.QuotientOf(T.Broadcast(-shape / 2), x);
    }

    private readonly struct Tails<T>(double mean, double shape) : ITailFunction<T>
        where T : struct, ILane<T>
    {
        public TailPair<T> At(T argument) => Of(mean, shape, argument);
    }
}
