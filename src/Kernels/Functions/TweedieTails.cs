using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Tails and quantiles of sums of a Poisson number of gamma amounts on lanes.</summary>
/// <param name="count">The Poisson mean λ.</param>
/// <param name="shape">The gamma shape of one amount.</param>
/// <param name="scale">The gamma scale of an amount.</param>
/// <remarks>
/// P(0 &lt; X ≤ x) and P(X &gt; x) are sums over j ≥ 1 of Poisson probabilities times gamma tails of shape j · shape, none of them
/// negative, added up from the largest term on either side (Dunn and Smyth 2005, there for the density). Where many
/// terms count, their sum keeps its value when only every so many are taken.
/// </remarks>
internal readonly struct TweedieTails(double count, double shape, double scale)
{
    private const double ManyAmounts = 1000;

    private const double Negligible = 1e-18;

    private const double MostNegative = -1e12;

    private readonly double _count = count;
    private readonly double _shape = shape;
    private readonly double _scale = scale;

    /// <summary>Both tails at x ≥ 0: the smaller one, or the upper one where most of the mass is on 0, directly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TailPair<T> Of<T>(T x)
        where T : struct, ILane<T>
    {
        Compute(this, x, out var tails);
        return tails;
    }

    /// <summary>The x with that tail probability; 0 where no more than the mass on 0 is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(TailTarget<T> target)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        // The lower tail's logarithm without the mass on 0; the upper tail has none of it.
        var share = Exponential.Expm1(T.Broadcast(-_count) - target.LogP.High - target.LogP.Low);
        var logAll = T.Broadcast(Logarithm.Log(-Exponential.Expm1(new ScalarLane(-_count))).Value);
        var isZero = T.Less(zero, T.Select(target.IsLower, share + T.Broadcast(double.Epsilon), target.LogP.High - logAll));
        var logPositive = target.LogP + new DoubleDoubleLane<T>(Logarithm.Log(-share), zero);
        var logP = DoubleDoubleLane<T>.Select(target.IsLower, logPositive, target.LogP);
        // Of what is not on 0, the smaller tail.
        var one = T.Broadcast(1);
        var logShare = logP.High - logAll;
        var isLarge = T.Less(T.Broadcast(-Logarithm.OfTwo), logShare);
        var small = T.Select(isLarge, Logarithm.Log(-Exponential.Expm1(logShare)), logShare);
        var lower = T.Select(target.IsLower, one, zero);
        var isLower = T.Less(zero, T.Select(isLarge, one - lower, lower));
        logP = DoubleDoubleLane<T>.Select(isLarge, new(small + logAll, zero), logP);
        var nan = T.Broadcast(double.NaN);
        var none = new DoubleDoubleLane<T>(nan, zero);
        var positive = new TailTarget<T>(DoubleDoubleLane<T>.Select(isZero, none, logP), isLower);

        // A gamma variable with the mean and variance of what is not on 0.
        var all = -Exponential.Expm1(new ScalarLane(-_count)).Value;
        var mean = _count * _shape * _scale / all;
        var variance = _scale * mean * (1 + _shape) + mean * mean * (all - 1);
        var start = TailInversion.OfGamma(
            T.Broadcast(mean * mean / variance), new TailTarget<T>(new DoubleDoubleLane<T>(T.Select(isZero, nan, small), zero), isLower));
        var x = TailInversion.Of(new Positive<T>(this, isLower), positive, start * T.Broadcast(variance / mean));
        return T.Select(isZero, zero, x);
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in TweedieTails amounts, in T x, out TailPair<T> tails)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var half = T.Broadcast(0.5);
        var logNone = T.Broadcast(-amounts._count);
        var isZero = T.Equal(x, zero);
        var at = T.Select(isZero, one, x);
        var mean = T.Broadcast(amounts._count * amounts._shape * amounts._scale);
        var isLower = T.And(T.Less(x, mean), T.Less(logNone, T.Broadcast(-0.7)));
        amounts.Sum(in at, in isLower, out var log, out var slope);
        var logLower = T.Select(isZero, logNone, LogOfSum(log, logNone));
        var logUpper = T.Select(isZero, Logarithm.Log(-Exponential.Expm1(logNone)), log);
        var first = Exponential.Exp(T.Select(isLower, logLower, logUpper));
        var other = one - first;
        var isLarge = T.And(isLower, T.Less(half, first));
        if (T.AnyTrue(isLarge))
        {
            var isUpper = T.Less(one, zero);
            amounts.Sum(in at, in isUpper, out var direct, out _);
            other = T.Select(isLarge, Exponential.Exp(direct), other);
        }
        tails = new TailPair<T>(new DoubleDoubleLane<T>(T.Select(isLower, logLower, logUpper), zero), slope, one / slope, other, isLower);
    }

    /// <summary>The logarithm of P(0 &lt; X ≤ x), or of P(X &gt; x), and the magnitude of its derivative by log x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private void Sum<T>(in T x, in T isLower, out T log, out T slope)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var zero = T.Broadcast(0);
        var mean = T.Broadcast(_count);
        var argument = DoubleDoubleLane<T>.QuotientOf(x, T.Broadcast(_scale));
        // The number of amounts that makes x most probable; tails on the other side of the mean reach back to the mean.
        var ratio = Logarithm.Log(argument.High / T.Broadcast(_shape * _count));
        var likely = mean * Exponential.Exp(ratio * T.Broadcast(_shape / (1 + _shape)));
        var start = T.Select(T.Less(likely, mean), T.Select(isLower, likely, mean), T.Select(isLower, mean, likely));
        start = T.Select(T.Less(start, one), one, Rounding.ToEven(start));
        var stride = Rounding.ToEven(T.Sqrt(start * T.Broadcast(1 / (1 + _shape))) * T.Broadcast(0.6));
        stride = T.Select(T.And(T.Less(T.Broadcast(ManyAmounts), start), T.Less(one, stride)), stride, one);

        Term(in start, in argument, in isLower, out var largest, out slope);
        var sum = one;
        var number = start + stride;
        // Beyond that, one term's logarithm is the sum's.
        var isSum = T.Less(T.Broadcast(MostNegative), largest);
        var active = isSum;
        while (T.AnyTrue(active))
        {
            Add(in number, in argument, in isLower, in largest, ref active, ref sum, ref slope);
            number += stride;
        }
        number = start - stride;
        active = T.And(isSum, T.Less(zero, number));
        while (T.AnyTrue(active))
        {
            Add(in number, in argument, in isLower, in largest, ref active, ref sum, ref slope);
            number -= stride;
            active = T.And(active, T.Less(zero, number));
        }
        log = largest + Logarithm.Log(sum * stride);
        slope /= sum;
        // A slope that has underflowed is none to divide by.
        slope = T.Select(T.Less(T.Broadcast(1e-300), slope), slope, T.Broadcast(1e-300));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add<T>(
        in T number, in DoubleDoubleLane<T> argument, in T isLower, in T largest, ref T active, ref T sum, ref T slope)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var some = T.Select(active, number, T.Broadcast(1));
        Term(in some, in argument, in isLower, out var log, out var rise);
        var term = T.Select(active, Exponential.Exp(log - largest), zero);
        sum += term;
        slope += T.Select(active, term * rise, zero);
        active = T.And(active, T.Less(sum * T.Broadcast(Negligible), term));
    }

    /// <summary>The logarithm of one number's probability times its gamma tail, and the magnitude of its derivative by log x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Term<T>(in T number, in DoubleDoubleLane<T> argument, in T isLower, out T log, out T slope)
        where T : struct, ILane<T>
    {
        var tails = IncompleteGamma.Tails(number * T.Broadcast(_shape), argument);
        var probability = SaddlePoint<T>.Poisson(number, new DoubleDoubleLane<T>(T.Broadcast(_count), T.Broadcast(0)));
        var tail = tails.PreciseLog(isLower);
        log = probability.Log() + tail.High + tail.Low;
        slope = tails.RelativeSlope(isLower);
    }

    /// <summary>log(e^a + e^b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOfSum<T>(T a, T b)
        where T : struct, ILane<T>
    {
        var isLess = T.Less(a, b);
        return T.Select(isLess, b, a) + Logarithm.Log1p(Exponential.Exp(T.Select(isLess, a - b, b - a)));
    }

    private readonly struct Positive<T>(TweedieTails amounts, T isLower) : ITailFunction<T>
        where T : struct, ILane<T>
    {
        public TailPair<T> At(T argument)
        {
            amounts.Sum(in argument, in isLower, out var log, out var slope);
            // Only the tail that is wanted is there, and stated by its logarithm.
            return new(new DoubleDoubleLane<T>(log, T.Broadcast(0)), slope, T.Broadcast(1) / slope, T.Broadcast(0.5), isLower);
        }
    }
}
