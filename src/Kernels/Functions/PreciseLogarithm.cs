using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// Logarithms of about 64 bits relative accuracy: the exponents of densities and tail probabilities, which are
/// large where the probability is small, and whose absolute error is the probability's relative one.
/// </summary>
/// <remarks>x/y = 2^k m with m in [√½, √2); log m = 2 artanh s with s = (m − 1)/(m + 1), |s| ≤ 0.1716.</remarks>
internal static class PreciseLogarithm
{
    private const double Third = 0.3333333333333333;
    private const double ThirdRest = 1.850371707708594e-17;
    private const double Sqrt2 = 1.4142135623730951;
    private const double SqrtHalf = 0.7071067811865476;

    /// <summary>log x.</summary>
    /// <param name="x">Positive and finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> Of<T>(T x)
        where T : struct, ILane<T> =>
        OfRatio(new DoubleDoubleLane<T>(x, T.Broadcast(0)), new DoubleDoubleLane<T>(T.Broadcast(1), T.Broadcast(0)));

    /// <summary>log(x/y), also where x/y over- or underflows.</summary>
    /// <param name="x">Positive and finite.</param>
    /// <param name="y">Positive and finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> OfRatio<T>(DoubleDoubleLane<T> x, DoubleDoubleLane<T> y)
        where T : struct, ILane<T>
    {
        Reduce(x, y, out _, out var s, out var c, out var k, out _);
        return Twice(s + s * c) + LogOfPower(k);
    }

    /// <summary>
    /// Loader's deviance part x log(x/μ) + μ − x ≥ 0, with its own relative accuracy also next to x = μ.
    /// </summary>
    /// <param name="x">Zero or positive.</param>
    /// <param name="mu">μ, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> Deviance<T>(T x, DoubleDoubleLane<T> mu)
        where T : struct, ILane<T>
    {
        Compute(x, mu, out var deviance);
        return deviance;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T x, in DoubleDoubleLane<T> mu, out DoubleDoubleLane<T> deviance)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        Reduce(mu, new DoubleDoubleLane<T>(x, zero), out var m, out var s, out var c, out var k, out var f);
        // −log(μ/x) + μ/x − 1, in parts that are second order next to μ = x: −(log m − f), and the rest exactly 0 there.
        var central = s * (f - Twice(c));
        var shift = T.ScaleB(T.Broadcast(1), Clamp(k)) - T.Broadcast(1);
        var outer = m * shift - LogOfPower(k);
        deviance = (central + DoubleDoubleLane<T>.Select(T.Equal(k, zero), new(zero, zero), outer)) * x;
        // Where x/μ is next to nothing: all that is left is μ.
        var none = T.Or(T.Equal(x, zero), T.Less(T.Broadcast(900), k));
        deviance = DoubleDoubleLane<T>.Select(none, mu, deviance);
    }

    /// <summary>x/y = 2^k m, f = m − 1, s = f/(2 + f) and c with log m = 2 s (1 + c).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduce<T>(
        DoubleDoubleLane<T> x, DoubleDoubleLane<T> y,
        out DoubleDoubleLane<T> m, out DoubleDoubleLane<T> s, out DoubleDoubleLane<T> c, out T k, out DoubleDoubleLane<T> f)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var half = T.Broadcast(0.5);
        var kx = T.Exponent(x.High);
        var ky = T.Exponent(y.High);
        m = new DoubleDoubleLane<T>(T.Significand(x.High), T.ScaleB(x.Low, -kx))
            / new DoubleDoubleLane<T>(T.Significand(y.High), T.ScaleB(y.Low, -ky));
        var high = T.Less(T.Broadcast(Sqrt2), m.High);
        var low = T.Less(m.High, T.Broadcast(SqrtHalf));
        var scale = T.Select(high, half, T.Select(low, T.Broadcast(2), one));
        m = new(m.High * scale, m.Low * scale);
        k = kx - ky + T.Select(high, one, T.Select(low, -one, T.Broadcast(0)));

        f = new DoubleDoubleLane<T>(m.High - one, m.Low) + new DoubleDoubleLane<T>(T.Broadcast(0), T.Broadcast(0));
        s = f / (f + new DoubleDoubleLane<T>(T.Broadcast(2), T.Broadcast(0)));
        var square = s * s;
        var z = square.High;
        var sum = T.Broadcast(1.0 / 27);
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 25));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 23));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 21));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 19));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 17));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 15));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 13));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 11));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 9));
        sum = T.Fma(sum, z, T.Broadcast(1.0 / 7));
        sum = T.Fma(sum, z, T.Broadcast(0.2));
        c = square * (DoubleDoubleLane<T>.SumOf(T.Broadcast(Third), sum * z) + new DoubleDoubleLane<T>(T.Broadcast(ThirdRest), T.Broadcast(0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> LogOfPower<T>(T k)
        where T : struct, ILane<T> =>
        new DoubleDoubleLane<T>(T.Broadcast(Logarithm.OfTwo), T.Broadcast(Logarithm.RestOfTwo)) * k;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> Twice<T>(DoubleDoubleLane<T> value)
        where T : struct, ILane<T> =>
        new(value.High + value.High, value.Low + value.Low);

    /// <summary>An exponent whose power of two, and its inverse, is a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Clamp<T>(T k)
        where T : struct, ILane<T>
    {
        var most = T.Broadcast(1000);
        k = T.Select(T.Less(most, k), most, k);
        return T.Select(T.Less(k, -most), -most, k);
    }
}
