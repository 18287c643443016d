using System.Runtime.CompilerServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x) on lanes, each tail with its own relative accuracy.</summary>
/// <remarks>
/// All forms are multiples of D = x^a e^−x / Γ(a), whose exponent is computed as Loader (2000) computes Poisson
/// probabilities, with 64 bits. The multiples: the power series (DLMF 8.7.1) up to x = a, Legendre's continued fraction
/// (DLMF 8.9.2) above, Temme's uniform expansion (<see cref="GammaUniform"/>) for large a next to x = a; for a and x below 1 the upper tail by
/// Gautschi, A computational procedure for incomplete gamma functions, ACM TOMS 5 (1979).
/// </remarks>
public static class IncompleteGamma
{
    private const int MostTerms = 1000;

    /// <summary>P(a, x), the lower tail. Worst measured relative error 4e-15, with a from 1e-10 to 1e15; NaN outside the ranges.</summary>
    /// <param name="a">Shape, positive and finite.</param>
    /// <param name="x">Argument, zero or positive and finite.</param>
    public static T Lower<T>(T a, T x) where T : struct, ILane<T> => Of(a, x).Value(Tail.Lower);

    /// <summary>Q(a, x), the upper tail; as <see cref="Lower"/>.</summary>
    public static T Upper<T>(T a, T x) where T : struct, ILane<T> => Of(a, x).Value(Tail.Upper);

    /// <summary>Both tails for an x of about 106 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TailPair<T> Tails<T>(T a, DoubleDoubleLane<T> x)
        where T : struct, ILane<T>
    {
        Compute(a, x, out var tails);
        return tails;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TailPair<T> Of<T>(T a, T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var infinity = T.Broadcast(double.PositiveInfinity);
        var valid = T.And(T.And(T.Less(zero, a), T.Less(a, infinity)), T.And(T.LessOrEqual(zero, x), T.Less(x, infinity)));
        return Tails(a, new DoubleDoubleLane<T>(T.Select(valid, x, T.Broadcast(double.NaN)), zero));
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T a, in DoubleDoubleLane<T> x, out TailPair<T> tails)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var argument = x.High;
        var deviance = PreciseLogarithm.Deviance(a, x);
        var parts = GammaScale<T>.Of(a);
        var exponent = new DoubleDoubleLane<T>(parts.Exponent, zero) - deviance;
        var scale = a / T.Sqrt(parts.Square);

        var least = T.Select(T.Less(a, one), one, a);
        var isLower = T.LessOrEqual(argument, least);
        var isNear = T.And(
            T.LessOrEqual(T.Broadcast(GammaUniform.LeastShape), a), T.LessOrEqual(T.Abs(argument - a), T.Broadcast(GammaUniform.Reach) * a));
        var nan = T.Broadcast(double.NaN);
        var ratio = Series(a, T.Select(isNear, nan, T.Select(isLower, argument, nan)));
        var above = T.Less(least, argument);
        var fraction = T.Select(isNear, zero, T.Select(above, one, zero));
        fraction = T.Less(zero, fraction);
        if (T.AnyTrue(fraction))
            ratio = T.Select(fraction, Fraction(a, T.Select(fraction, argument, nan)), ratio);
        if (T.AnyTrue(isNear))
        {
            var near = GammaUniform.ScaledTail(a, deviance.High, above) * Exponential.Exp(-parts.Exponent) / a;
            ratio = T.Select(isNear, near, ratio);
        }

        var other = one - Exponential.OfSum(scale * ratio, exponent);
        var small = T.And(T.Less(a, one), isLower);
        if (T.AnyTrue(small))
            other = T.Select(small, SmallShapeUpper(a, argument), other);
        tails = new TailPair<T>(exponent, scale, ratio, other, isLower).WithZero(T.Equal(argument, zero), T.Equal(argument, zero));
    }

    /// <summary>Σ x^n / (a (a + 1) … (a + n)) for x up to max(a, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T a, T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var epsilon = T.Broadcast(1e-17);
        var sum = one;
        var term = one;
        var n = a;
        var going = T.Less(T.Broadcast(0), x);
        for (var step = 0; step < MostTerms && T.AnyTrue(going); step++)
        {
            n += one;
            term = term * x / n;
            sum += term;
            going = T.Less(sum * epsilon, term);
        }
        return T.Select(T.Equal(x, x), sum / a, x);
    }

    /// <summary>1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))) for x above max(a, 1), by Lentz's method as modified by Thompson and Barnett.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fraction<T>(T a, T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var two = T.Broadcast(2);
        var epsilon = T.Broadcast(2.5e-16);
        var b = x - a + one;
        var c = T.Broadcast(1e300);
        var d = one / b;
        var value = d;
        var n = T.Broadcast(0);
        var going = T.Equal(x, x);
        for (var step = 0; step < MostTerms && T.AnyTrue(going); step++)
        {
            n += one;
            var numerator = n * (a - n);
            b += two;
            d = one / T.Fma(numerator, d, b);
            c = b + numerator / c;
            var change = c * d;
            value = T.Select(going, value * change, value);
            going = T.And(going, T.Less(epsilon, T.Abs(change - one)));
        }
        return value;
    }

    /// <summary>Q(a, x) for a and x up to 1, where P may be next to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SmallShapeUpper<T>(T a, T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var inside = T.And(T.Less(a, one), T.LessOrEqual(x, one));
        var power = T.Fma(a, Logarithm.Log(x), -LogGamma.OfOnePlus(T.Select(inside, a, one)));
        // Σ (−x)^n / ((a + n) n!), n = 1 … 20
        var sum = T.Broadcast(0);
        for (var n = 20; n >= 1; n--)
        {
            var whole = T.Broadcast(n);
            sum = -x / whole * (one / (a + whole) + sum);
        }
        return -T.Fma(a * Exponential.Exp(power), sum, Exponential.Expm1(power));
    }
}
