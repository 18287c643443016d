using System.Runtime.CompilerServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// The regularized incomplete beta function I_x(a, b) on lanes, the distribution function of the beta distribution, each
/// tail with its own relative accuracy.
/// </summary>
/// <remarks>
/// All forms are multiples of D = x^a (1 − x)^b / B(a, b), whose exponent is computed as Loader (2000) computes binomial
/// probabilities, with 64 bits. The multiples: the continued fraction of DiDonato and Morris (TOMS 708, 1992, eq. 7) below
/// the mean a/(a + b), some hundred terms but for shapes of 1e9 and more right at the mean; where a shape is below 1 and the argument small, the power series (DLMF 8.17.7), and for the other
/// tail, which may be next to nothing, the series about that shape 0.
/// </remarks>
public static class IncompleteBeta
{
    private const int MostTerms = 2_000_000;

    /// <summary>I_x(a, b), the lower tail. Worst measured relative error 1e-14; NaN outside the ranges.</summary>
    /// <param name="a">First shape, positive and finite.</param>
    /// <param name="b">Second shape, positive and finite.</param>
    /// <param name="x">Argument in [0, 1].</param>
    public static T Lower<T>(T a, T b, T x) where T : struct, ILane<T> => Of(a, b, x).Value(Tail.Lower);

    /// <summary>1 − I_x(a, b), the upper tail; as <see cref="Lower"/>.</summary>
    public static T Upper<T>(T a, T b, T x) where T : struct, ILane<T> => Of(a, b, x).Value(Tail.Upper);

    /// <summary>Both tails for an x and y = 1 − x of about 106 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TailPair<T> Tails<T>(T a, T b, DoubleDoubleLane<T> x, DoubleDoubleLane<T> y)
        where T : struct, ILane<T>
    {
        Compute(a, b, x, y, out var tails);
        return tails;
    }

    /// <summary>D = x^a y^b / B(a, b) as its exponent and factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Slope<T>(
        T a, T b, DoubleDoubleLane<T> x, DoubleDoubleLane<T> y, out DoubleDoubleLane<T> exponent, out T scale)
        where T : struct, ILane<T>
    {
        var sum = DoubleDoubleLane<T>.SumOf(a, b);
        var partA = GammaScale<T>.Of(a);
        var partB = GammaScale<T>.Of(b);
        var partSum = GammaScale<T>.Of(sum.High);
        var deviance = PreciseLogarithm.Deviance(a, sum * x) + PreciseLogarithm.Deviance(b, sum * y);
        exponent = DoubleDoubleLane<T>.SumOf(partA.Exponent + partB.Exponent, -partSum.Exponent) - deviance;
        var larger = T.Select(T.Less(a, b), b, a);
        var smaller = T.Select(T.Less(a, b), a, b);
        scale = smaller * (larger / sum.High) * T.Sqrt(partSum.Square / partA.Square / partB.Square);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TailPair<T> Of<T>(T a, T b, T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var infinity = T.Broadcast(double.PositiveInfinity);
        var shapes = T.And(T.And(T.Less(zero, a), T.Less(a, infinity)), T.And(T.Less(zero, b), T.Less(b, infinity)));
        var valid = T.And(shapes, T.And(T.LessOrEqual(zero, x), T.LessOrEqual(x, one)));
        x = T.Select(valid, x, T.Broadcast(double.NaN));
        return Tails(a, b, new DoubleDoubleLane<T>(x, zero), DoubleDoubleLane<T>.SumOf(one, -x));
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T a, in T b, in DoubleDoubleLane<T> x, in DoubleDoubleLane<T> y, out TailPair<T> tails)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var nan = T.Broadcast(double.NaN);
        Slope(a, b, x, y, out var exponent, out var scale);

        // The first tail: that of a small shape where its series is short, else the one on this side of the mean.
        var excess = DoubleDoubleLane<T>.SumOf(a, b) * x - new DoubleDoubleLane<T>(a, zero);
        var smallA = IsSmall(a, b, x.High);
        var smallB = IsSmall(b, a, y.High);
        var small = T.Or(smallA, smallB);
        var lower = T.Select(T.LessOrEqual(excess.High, zero), one, zero);
        lower = T.Select(T.Less(a, one), zero, T.Select(T.Less(b, one), one, lower));
        lower = T.Select(smallA, one, T.Select(smallB, zero, lower));
        var isLower = T.Less(zero, lower);
        var p = T.Select(isLower, a, b);
        var q = T.Select(isLower, b, a);
        var z = T.Select(isLower, x.High, y.High);
        var rest = T.Select(isLower, excess.High, -excess.High);

        var ratio = one / Fraction(p, q, T.Select(small, nan, z), rest);
        var other = zero;
        if (T.AnyTrue(small))
        {
            ratio = T.Select(small, Series(p, q, T.Select(small, z, nan)), ratio);
            other = OtherOfSmallShape(p, q, T.Select(small, z, nan));
        }
        other = T.Select(small, other, one - Exponential.OfSum(scale * ratio, exponent));
        var atZero = T.LessOrEqual(x.High, zero);
        var atOne = T.LessOrEqual(y.High, zero);
        tails = new TailPair<T>(exponent, scale, ratio, other, isLower)
            .WithZero(T.Or(atZero, atOne), atZero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T IsSmall<T>(T p, T q, T z)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        return T.And(T.Less(p, one), T.And(T.LessOrEqual(z, T.Broadcast(0.5)), T.LessOrEqual(q * z, one)));
    }

    /// <summary>I_z(p, q)/D = Σ (p + q)_n / (p + 1)_n z^n / p for z ≤ ½ and q z ≤ 1; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T p, T q, T z)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var epsilon = T.Broadcast(1e-17);
        var sum = one;
        var term = one;
        var n = p;
        var going = T.Less(T.Broadcast(0), z);
        while (T.AnyTrue(going))
        {
            var numerator = n + q;
            n += one;
            term = term * z * (numerator / n);
            sum += term;
            going = T.Less(sum * epsilon, term);
        }
        return T.Select(T.Equal(z, z), sum / p, z);
    }

    /// <summary>1 − I_z(p, q) for p &lt; 1, z ≤ ½ and q z ≤ 1; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OtherOfSmallShape<T>(T p, T q, T z)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var epsilon = T.Broadcast(1e-17);
        var constant = LogGammaDifference.Of(q, p) - LogGamma.OfOnePlus(T.Select(T.Less(p, one), p, zero));
        var power = T.Fma(p, Logarithm.Log(z), constant);
        // Σ (1 − q)_n z^n / (n! (p + n)), n ≥ 1
        var sum = zero;
        var term = one;
        var n = zero;
        var going = T.Less(zero, z);
        while (T.AnyTrue(going))
        {
            n += one;
            term = term * z * ((n - q) / n);
            sum += term / (p + n);
            going = T.Less(epsilon, T.Abs(term));
        }
        var result = -T.Fma(p * Exponential.Exp(power), sum, Exponential.Expm1(power));
        return T.Select(T.Equal(z, z), result, z);
    }

    /// <summary>The continued fraction, by Lentz's method as modified by Thompson and Barnett; NaN, never a wrong value, if it does not settle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fraction<T>(T a, T b, T x, T excess)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var two = T.Broadcast(2);
        var zero = T.Broadcast(0);
        var tiny = T.Broadcast(1e-300);
        var epsilon = T.Broadcast(2.5e-16);
        var gap = one - excess;
        var value = a * gap / (a + one);
        var c = value;
        var d = zero;
        var m = zero;
        var going = T.Equal(x, x);
        for (var step = 0; step < MostTerms && T.AnyTrue(going); step++)
        {
            m += one;
            var before = a + (m + m - one);
            var shrinking = m * (b - m) * x / before;
            var numerator = (a + m - one) * ((a + b + m - one) / before) * shrinking * x;
            var denominator = m + shrinking + (a + m) * (gap + m * (two - x)) / (before + two);
            d = T.Fma(numerator, d, denominator);
            c = denominator + numerator / c;
            d = T.Select(T.Equal(d, zero), tiny, d);
            c = T.Select(T.Equal(c, zero), tiny, c);
            d = one / d;
            var change = c * d;
            value = T.Select(going, value * change, value);
            going = T.And(going, T.Less(epsilon, T.Abs(change - one)));
        }
        return T.Select(going, T.Broadcast(double.NaN), value);
    }
}
