using System.Runtime.CompilerServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Tails of the hypergeometric distribution on lanes: sums of probabilities, each a known multiple of the one before, away from the mean.</summary>
internal static class HypergeometricTails
{
    /// <summary>Both tails at x.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="x">A whole number from the least value to the one below the largest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailPair<T> Of<T>(Hypergeometric distribution, T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var isLower = T.Less(x, T.Broadcast(distribution.Mean));
        var first = T.Select(isLower, x, x + one);
        var mass = distribution.Mass(first);
        Sum(distribution, first, isLower, out var sum);
        var other = one - mass.Times(sum).Value();
        return new TailPair<T>(mass.Exponent, mass.Scale, sum, other, isLower);
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Sum<T>(in Hypergeometric distribution, in T first, in T isLower, out T sum)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var white = T.Broadcast(distribution.White);
        var drawn = T.Broadcast(distribution.Drawn);
        var gap = T.Broadcast(distribution.Black - distribution.Drawn);
        var epsilon = T.Broadcast(1e-17);
        var direction = T.Select(isLower, -one, one);
        var x = first;
        var term = one;
        sum = one;
        var going = T.Equal(first, first);
        while (T.AnyTrue(going))
        {
            var above = (white - x) * (drawn - x);
            var below = x * (gap + x);
            var aboveNext = (white - x + one) * (drawn - x + one);
            var belowNext = (x + one) * (gap + x + one);
            term = term * T.Select(isLower, below / aboveNext, above / belowNext);
            sum += term;
            x += direction;
            going = T.Less(sum * epsilon, term);
        }
    }
}
