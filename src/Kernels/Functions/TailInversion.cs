using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>A family of tails by a positive argument.</summary>
internal interface ITailFunction<T>
    where T : struct, ILane<T>
{
    /// <summary>Both tails there; the slope is that by the argument's logarithm.</summary>
    TailPair<T> At(T argument);
}

/// <summary>
/// Quantiles of the gamma and beta distributions on lanes, to the last digits that the tails determine.
/// </summary>
/// <remarks>
/// Newton's method for the logarithm of the smaller tail as a function of the logarithm of x, or of the odds
/// x/(1 − x): both functions are concave, so that it converges from any start, quadratically in the
/// end. Bisection takes over where a step would leave what is known to hold the solution.
/// </remarks>
internal static class TailInversion
{
    private const int MostSteps = 200;

    /// <summary>x with P(a, x) or Q(a, x) as wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfGamma<T>(T a, TailTarget<T> target)
        where T : struct, ILane<T> =>
        Of(new GammaTails<T>(a), target, GammaStart(a, target));

    /// <summary>The odds x/(1 − x) with I_x(a, b), or its complement, as wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfBeta<T>(T a, T b, TailTarget<T> target)
        where T : struct, ILane<T> =>
        Of(new BetaTails<T>(a, b), target, BetaStart(a, b, target));

    /// <summary>The argument at which a family of tails is as wanted; a start may be any positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<TFunction, T>(TFunction function, TailTarget<T> target, T start)
        where TFunction : struct, ITailFunction<T>
        where T : struct, ILane<T>
    {
        Solve(function, target, start, out var argument);
        return argument;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Solve<TFunction, T>(in TFunction function, in TailTarget<T> target, in T start, out T solution)
        where TFunction : struct, ITailFunction<T>
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var low = zero;
        var high = T.Broadcast(double.PositiveInfinity);
        var least = T.Broadcast(double.Epsilon);
        var most = T.Broadcast(double.MaxValue);
        var x = T.Select(T.Less(start, least), least, T.Select(T.Less(most, start), most, start));
        var before = high;
        var going = T.Equal(target.LogP.High, target.LogP.High);
        for (var count = 0; count < MostSteps && T.AnyTrue(going); count++)
        {
            var tails = function.At(x);
            var difference = tails.PreciseLog(target.IsLower) - target.LogP;
            var gap = difference.High + difference.Low;
            // Where the tail has underflowed altogether x is far out.
            gap = T.Select(T.Equal(gap, gap), gap, T.Broadcast(double.NegativeInfinity));
            var rise = T.Select(target.IsLower, -gap, gap);
            var isLeft = T.Less(zero, rise);
            var isRight = T.Less(rise, zero);
            low = T.Select(T.And(going, isLeft), x, low);
            high = T.Select(T.And(going, isRight), x, high);
            var step = rise / tails.RelativeSlope(target.IsLower);
            var next = x * Exponential.Exp(step);
            var inside = T.And(T.Less(low, next), T.Less(next, high));
            var middle = Middle(low, high);
            next = T.Select(inside, next, middle);
            var size = T.Abs(step);
            var isTiny = T.Less(size, T.Broadcast(2e-16));
            // Once close, a step that is not much smaller than the one before is rounding noise.
            var isNoise = T.And(T.Less(before, T.Broadcast(1e-9)), T.LessOrEqual(before * T.Broadcast(0.25), size));
            var isClosed = T.LessOrEqual(high, low * T.Broadcast(1.0000000000000002));
            var hit = T.Equal(rise, zero);
            var done = T.Or(T.Or(isTiny, isNoise), T.Or(isClosed, hit));
            x = T.Select(T.And(going, T.Select(hit, zero, inside)), next, T.Select(T.And(going, T.Select(done, zero, one)), next, x));
            before = T.Select(inside, size, before);
            going = T.Less(zero, T.Select(going, T.Select(done, zero, one), zero));
        }
        // The tail at the greatest double may still be too large.
        x = T.Select(T.Less(most * T.Broadcast(1 - 1e-15), low), T.Broadcast(double.PositiveInfinity), x);
        solution = T.Select(T.Equal(target.LogP.High, target.LogP.High), x, target.LogP.High);
    }

    /// <summary>The geometric mean, of the ends of the doubles where an end is open.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Middle<T>(T low, T high)
        where T : struct, ILane<T>
    {
        low = T.Select(T.Less(low, T.Broadcast(double.Epsilon)), T.Broadcast(double.Epsilon), low);
        high = T.Select(T.Less(T.Broadcast(double.MaxValue), high), T.Broadcast(double.MaxValue), high);
        return T.Sqrt(low) * T.Sqrt(high);
    }

    /// <summary>Wilson and Hilferty's cube for shapes from 1 on, else the first term of either tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T GammaStart<T>(T a, TailTarget<T> target)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var power = Exponential.Exp((target.LogP.High + LogGamma.Of(a + one)) / a);
        var far = T.Select(target.IsLower, power, a - target.LogP.High);
        var z = NormalQuantile.OfLog(target.LogP.High);
        z = T.Select(target.IsLower, z, -z);
        var ninth = one / (T.Broadcast(9) * a);
        var root = one - ninth + z * T.Sqrt(ninth);
        var cube = a * root * root * root;
        var usable = T.And(T.Less(one, a), T.Less(T.Broadcast(0.2), root));
        return T.Select(usable, cube, T.Select(T.Less(zero, far), far, T.Broadcast(double.Epsilon)));
    }

    /// <summary>The logarithm of the odds as a normal variable with the same mean and variance; the first term of a tail where a shape is below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T BetaStart<T>(T a, T b, TailTarget<T> target)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var z = NormalQuantile.OfLog(target.LogP.High);
        z = T.Select(target.IsLower, z, -z);
        var sd = T.Sqrt(Trigamma.Of(a) + Trigamma.Of(b));
        var middle = Digamma.Of(a) - Digamma.Of(b) + z * sd;
        var shape = T.Select(target.IsLower, a, b);
        var logBeta = LogGamma.Of(a) + LogGamma.Of(b) - LogGamma.Of(a + b);
        var reach = (target.LogP.High + Logarithm.Log(shape) + logBeta) / shape;
        var far = T.Select(target.IsLower, reach, -reach);
        var usable = T.And(T.Less(shape, one), T.Less(reach, T.Broadcast(0)));
        return Exponential.Exp(T.Select(usable, far, middle));
    }

    private readonly struct GammaTails<T>(T a) : ITailFunction<T>
        where T : struct, ILane<T>
    {
        public TailPair<T> At(T argument) => IncompleteGamma.Tails(a, new DoubleDoubleLane<T>(argument, T.Broadcast(0)));
    }

    private readonly struct BetaTails<T>(T a, T b) : ITailFunction<T>
        where T : struct, ILane<T>
    {
        public TailPair<T> At(T argument)
        {
            var zero = T.Broadcast(0);
            var one = new DoubleDoubleLane<T>(T.Broadcast(1), zero);
            var odds = new DoubleDoubleLane<T>(argument, zero);
            var sum = DoubleDoubleLane<T>.SumOf(T.Broadcast(1), argument);
            return IncompleteBeta.Tails(a, b, odds / sum, one / sum);
        }
    }
}
