using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>
/// The density of Tweedie's distributions at their mean, f(y; μ = y, φ), which with the deviance gives it everywhere.
/// </summary>
/// <remarks>
/// With ξ = φ y^(p − 2) it is (2πφ y^p)^−½ times a function of ξ. Where ξ is small that is the exponential of the
/// saddlepoint's asymptotic series; else, for 1 &lt; p &lt; 2, the series of Dunn and Smyth (2005), each term a product of a
/// Poisson and a gamma density with Stirling's formula for their gamma functions, so that nothing cancels; for p &gt; 2,
/// where that series alternates, Zolotarev's integral of the stable density by the trapezoidal rule, whose integrand is
/// positive. Worst measured error of the logarithm, relative to it or to 1, for 1.01 ≤ p ≤ 10 and 1e-6 ≤ ξ ≤ 1e6: 1.3e-14.
/// </remarks>
internal static class TweedieDensity
{
    /// <summary>Below it, p² ξ makes four terms of the asymptotic series enough.</summary>
    private const double SmallVariation = 4e-3;

    /// <summary>A sum over integers is the integral where its terms spread over so many of them (a squared standard deviation).</summary>
    private const double SmoothSpread = 2.5;

    /// <summary>Means of the number of amounts from which on sums may take strides.</summary>
    private const double ManyAmounts = 1000;

    /// <summary>Terms e^−40 below the largest are left out.</summary>
    private const double Negligible = -40;

    /// <summary>log f(y; y, φ).</summary>
    /// <param name="response">y &gt; 0.</param>
    /// <param name="power">p &gt; 1, not 2.</param>
    /// <param name="dispersion">φ &gt; 0.</param>
    /// <param name="log">The logarithm.</param>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    public static void LogAtMean<T>(in T response, double power, double dispersion, out T log)
        where T : struct, ILane<T>
    {
        var logResponse = Logarithm.Log(response);
        var variation = T.Broadcast(dispersion) * Exponential.Exp(T.Broadcast(power - 2) * logResponse);
        var saddlepoint = T.Broadcast(-0.5) * (Logarithm.Log(T.Broadcast(2 * Math.PI * dispersion)) + T.Broadcast(power) * logResponse);
        log = saddlepoint + Correction(variation, power);
        var wide = T.LessOrEqual(T.Broadcast(SmallVariation / (power * power)), variation);
        // A lane's comparison: what compilers for devices make of a plain one may be true for NaN.
        var compound = T.AnyTrue(T.Less(T.Broadcast(power), T.Broadcast(2)));
        if (compound)
            wide = T.Or(wide, T.LessOrEqual(T.Broadcast((power - 1) / ((2 - power) * SmoothSpread)), variation));
        if (!T.AnyTrue(wide))
            return;
        var exact = variation;
        if (compound)
            LogOfSum(in variation, power, out exact);
        else
            LogOfIntegral(in variation, power, out exact);
        log = T.Select(wide, exact - logResponse, log);
    }

    /// <summary>The asymptotic series of log f + ½ log(2πφ y^p): for p = 2 the negative of Stirling's series at 1/ξ, for p = 3 nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Correction<T>(T variation, double p)
        where T : struct, ILane<T>
    {
        var q = p * (p - 3);
        var product = q * (p - 2) * (p - 1);
        var third = q * (7 * q + 12) * (23 * q + 50) / 5760;
        var fourth = -product * (367 * q * q + 1382 * q + 1260) / 5760;
        var sum = T.Fma(T.Broadcast(fourth), variation, T.Broadcast(third));
        sum = T.Fma(sum, variation, T.Broadcast(-product / 48));
        return T.Fma(sum, variation, T.Broadcast(q / 24)) * variation;
    }

    /// <summary>log(y f) for 1 &lt; p &lt; 2: f = √a/(2πy) Σⱼ exp(−(1 + a) D(j) − δ(j) − δ(aj)), D(j) = j log(j/λ) + λ − j, of a Poisson mean λ and gamma shapes a.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void LogOfSum<T>(in T variation, double p, out T log)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var zero = T.Broadcast(0);
        var shape = (2 - p) / (p - 1);
        var mean = one / (variation * T.Broadcast(2 - p));
        var mode = T.Select(T.Less(mean, one), one, Rounding.ToEven(mean));
        // Smooth sums keep their value when only every so many terms are taken.
        var stride = Rounding.ToEven(T.Sqrt(mean * T.Broadcast(p - 1)) * T.Broadcast(0.6));
        stride = T.Select(T.And(T.Less(T.Broadcast(ManyAmounts), mean), T.Less(one, stride)), stride, one);

        Term(in mode, in mean, shape, out var largest);
        var sum = one;
        var count = mode + stride;
        var active = T.Equal(count, count);
        while (T.AnyTrue(active))
        {
            Term(in count, in mean, shape, out var term);
            term -= largest;
            active = T.And(active, T.Less(T.Broadcast(Negligible), term));
            sum += T.Select(active, Exponential.Exp(term), zero);
            count += stride;
        }
        count = mode - stride;
        active = T.Less(zero, count);
        while (T.AnyTrue(active))
        {
            var some = T.Select(active, count, one);
            Term(in some, in mean, shape, out var term);
            term -= largest;
            active = T.And(active, T.Less(T.Broadcast(Negligible), term));
            sum += T.Select(active, Exponential.Exp(term), zero);
            count -= stride;
            active = T.And(active, T.Less(zero, count));
        }
        log = largest + Logarithm.Log(sum * stride * T.Broadcast(Math.Sqrt(shape) / (2 * Math.PI)));
    }

    /// <summary>−(1 + a) D(j) − δ(j) − δ(aj).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Term<T>(in T count, in T mean, double shape, out T term)
        where T : struct, ILane<T>
    {
        var excess = (count - mean) / mean;
        var distance = T.Fma(count, Logarithm.Log1p(excess), mean - count);
        term = -(T.Broadcast(1 + shape) * distance) - StirlingError.Of(count) - StirlingError.Of(T.Broadcast(shape) * count);
    }

    /// <summary>log(y f) for p &gt; 2: f = (p − 2) z/y ∫ B(u) exp(−z (B(u) − 1)) sech² v dv over v &gt; 0, u = π tanh v, with log B(u) a sum of logarithms of sin(x)/x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void LogOfIntegral<T>(in T variation, double p, out T log)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var zero = T.Broadcast(0);
        var rate = one / (variation * T.Broadcast((p - 1) * (p - 2)));
        var narrow = T.Sqrt(variation) * T.Broadcast(0.22 * (p - 1));
        var widest = T.Broadcast(0.13 / (p - 1));
        var step = T.Select(T.Less(narrow, widest), narrow, widest);
        var sum = T.Broadcast(0.5);
        var at = step;
        var active = T.Equal(at, at);
        while (T.AnyTrue(active))
        {
            LogB(in at, p, out var logB, out var logSlope);
            var exponent = rate * Exponential.Expm1(logB);
            active = T.And(active, T.Less(exponent, T.Broadcast(60)));
            sum += T.Select(active, Exponential.Exp(logB + logSlope - exponent), zero);
            at += step;
        }
        log = Logarithm.Log(rate * T.Broadcast(p - 2) * step * sum);
    }

    /// <summary>log B(π tanh v) and log sech² v: B(u) = [sin((1 − α)u)/((1 − α)u)] [sin(αu)/(αu)]^(p − 2) [sin(u)/u]^(1 − p), α = (p − 2)/(p − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LogB<T>(in T v, double p, out T logB, out T logSlope)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var e = Exponential.Exp(T.Broadcast(-2) * v);
        var rest = T.Broadcast(2 * Math.PI) * e / (one + e);
        var u = T.Broadcast(Math.PI) * (one - e) / (one + e);
        var share = (p - 2) / (p - 1);
        logB = Logarithm.Log(Part(u, rest, 1 - share))
            + T.Broadcast(p - 2) * Logarithm.Log(Part(u, rest, share))
            + T.Broadcast(1 - p) * Logarithm.Log(Part(u, rest, 1));
        logSlope = T.Broadcast(-2) * v + T.Broadcast(2 * Logarithm.OfTwo) - T.Broadcast(2) * Logarithm.Log1p(e);
    }

    /// <summary>sin(cu)/(cu), of u and π − u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Part<T>(T u, T rest, double c)
        where T : struct, ILane<T> =>
        SineQuotient.Of(T.Broadcast(c) * u, T.Fma(T.Broadcast(c), rest, T.Broadcast((1 - c) * Math.PI)));
}
