using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Distributions;

/// <summary>Quantiles of discrete distributions on lanes, by search among the whole numbers.</summary>
/// <remarks>
/// The smallest whole x with P(X ≤ x) ≥ p, decided on the smaller of the two tails, where 1e-14 relative and the last digit of
/// p count as equal: as in R, a probability that is some x's own cdf, rounded, gives that x back. The search starts from Cornish and
/// Fisher's expansion, doubles its steps until it has the answer between two of them, and halves.
/// </remarks>
internal static class DiscreteQuantile
{
    private const double Fuzz = 1e-14;

    // No truth value, because ILGPU has no valid PTX for a constant one that a method is called with.
    private enum Scale
    {
        Probability,
        Logarithm,
    }

    /// <summary>The x whose tail has probability p, strictly between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<TDistribution, T>(TDistribution distribution, T p, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var isSmall = T.LessOrEqual(p, T.Broadcast(0.5));
        var small = T.Select(isSmall, p, T.Broadcast(1) - p);
        // Above one half the last digit of p is more than that of the other tail; where it is all of it, p means what it says.
        var isExact = T.Or(isSmall, T.Less(small, T.Broadcast(1e-13)));
        var fuzz = T.Fma(T.Broadcast(Fuzz), small, T.Select(isExact, T.Broadcast(0), T.Broadcast(5.6e-17)));
        Search(distribution, small, Logarithm.Log(small), fuzz, Side(isSmall, tail), Scale.Probability, out var x);
        return x;
    }

    /// <summary>The x whose tail has a probability with that logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfLog<TDistribution, T>(TDistribution distribution, T logP, Tail tail)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var isSmall = T.LessOrEqual(logP, T.Broadcast(-Logarithm.OfTwo));
        var small = T.Select(isSmall, logP, Logarithm.Log(-Exponential.Expm1(logP)));
        // A rounded logarithm is uncertain by its own last digits.
        var fuzz = T.Broadcast(Fuzz) + T.Abs(small) * T.Broadcast(Fuzz / 20);
        Search(distribution, small, small, fuzz, Side(isSmall, tail), Scale.Logarithm, out var x);
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Side<T>(T mask, Tail tail)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var zero = T.Broadcast(0);
        return T.Less(zero, tail == Tail.Lower ? T.Select(mask, one, zero) : T.Select(mask, zero, one));
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Search<TDistribution, T>(
        in TDistribution distribution, in T target, in T logTarget, in T fuzz, in T isLower, Scale scale, out T x)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var support = distribution.Support;
        var least = T.Broadcast(support.Lower);
        var most = T.Broadcast(support.Upper);
        var sd = Math.Sqrt(distribution.Variance);
        var z = NormalQuantile.OfLog(logTarget);
        z = T.Select(isLower, z, -z);
        var start = Clamp(Rounding.Nearest(T.Fma(z, T.Broadcast(sd), T.Broadcast(distribution.Mean))), least, most);
        var valid = T.Equal(target, target);

        // The answer is above low and at most high.
        var low = least - one;
        var high = most;
        x = start;
        var step = T.Broadcast(Math.Max(1, Math.Floor(sd / 64)));
        var going = valid;
        while (T.AnyTrue(going))
        {
            var reached = Reaches(distribution, x, target, fuzz, isLower, scale);
            high = T.Select(T.And(going, reached), x, high);
            low = T.Select(T.And(going, T.Less(T.Select(reached, one, zero), one)), x, low);
            x = Clamp(T.Select(reached, x - step, x + step), least, most);
            step += step;
            // As long as one end is still where the support ends, and next is not beyond the other.
            going = T.And(going, T.And(T.Less(low, x), T.Less(x, high)));
        }

        var middle = Middle(low, high);
        going = T.And(valid, T.And(T.Less(low, middle), T.Less(middle, high)));
        while (T.AnyTrue(going))
        {
            var reached = Reaches(distribution, middle, target, fuzz, isLower, scale);
            high = T.Select(T.And(going, reached), middle, high);
            low = T.Select(T.And(going, T.Less(T.Select(reached, one, zero), one)), middle, low);
            middle = Middle(low, high);
            going = T.And(going, T.And(T.Less(low, middle), T.Less(middle, high)));
        }
        x = T.Select(valid, high, target);
    }

    /// <summary>Mask: P(X ≤ x) is at least what is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reaches<TDistribution, T>(TDistribution distribution, T x, T target, T fuzz, T isLower, Scale scale)
        where TDistribution : struct, IDistribution
        where T : struct, ILane<T>
    {
        var isLog = scale == Scale.Logarithm;
        var lower = isLog ? DistributionRules.LogCdf(distribution, x, Tail.Lower) : DistributionRules.Cdf(distribution, x, Tail.Lower);
        var upper = isLog ? DistributionRules.LogCdf(distribution, x, Tail.Upper) : DistributionRules.Cdf(distribution, x, Tail.Upper);
        var one = T.Broadcast(1);
        var zero = T.Broadcast(0);
        var reaches = T.Select(
            isLower, T.Select(T.LessOrEqual(target - fuzz, lower), one, zero), T.Select(T.LessOrEqual(upper, target + fuzz), one, zero));
        return T.Less(zero, reaches);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Middle<T>(T low, T high)
        where T : struct, ILane<T> =>
        Rounding.Nearest(T.Fma(T.Broadcast(0.5), high - low, low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Clamp<T>(T x, T least, T most)
        where T : struct, ILane<T>
    {
        x = T.Select(T.Less(x, least), least, x);
        most = T.Select(T.Less(T.Broadcast(double.MaxValue), most), T.Broadcast(double.MaxValue), most);
        return T.Select(T.Less(most, x), most, x);
    }
}
