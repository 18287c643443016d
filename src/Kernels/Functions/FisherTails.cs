using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// Density, tails and quantiles of Fisher's F distribution on lanes: P(F ≤ f) = I_x(df1/2, df2/2) with x/(1 − x) = df1 f/df2. Where
/// a number of degrees of freedom is infinite, df1 F or df2/F is chi-squared.
/// </summary>
internal static class FisherTails
{
    /// <summary>The density at f ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SaddlePoint<T> Density<T>(double df1, double df2, T f)
        where T : struct, ILane<T>
    {
        if (double.IsInfinity(df2))
            return GammaDensity.Of(df1 / 2, df1 / 2, f);
        var atZero = T.Equal(f, T.Broadcast(0));
        if (double.IsInfinity(df1))
        {
            var half = T.Broadcast(df2 / 2);
            return SaddlePoint<T>.Poisson(half, DoubleDoubleLane<T>.QuotientOf(half, f)).Times(half).Over(f).WithLimit(atZero, double.NegativeInfinity);
        }
        if (df1 == 2)
        {
            // (1 + 2f/df2)^(−df2/2−1): nothing needs to cancel.
            var rest = new DoubleDoubleLane<T>(T.Broadcast(df2), T.Broadcast(0));
            var log = PreciseLogarithm.OfRatio(rest + new DoubleDoubleLane<T>(f + f, T.Broadcast(0)), rest);
            return new SaddlePoint<T>(-(log * T.Broadcast(df2 / 2 + 1)), T.Broadcast(1), T.Broadcast(1));
        }
        Shares(df1, df2, f, out var x, out var y);
        IncompleteBeta.Slope(T.Broadcast(df1 / 2), T.Broadcast(df2 / 2), x, y, out var exponent, out var scale);
        return new SaddlePoint<T>(exponent, scale, f)
            .WithLimit(atZero, df1 < 2 ? double.PositiveInfinity : double.NegativeInfinity);
    }

    /// <summary>Both tails at f &gt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailPair<T> Of<T>(double df1, double df2, T f)
        where T : struct, ILane<T>
    {
        if (double.IsInfinity(df2))
            return IncompleteGamma.Tails(T.Broadcast(df1 / 2), DoubleDoubleLane<T>.ProductOf(T.Broadcast(df1 / 2), f));
        if (double.IsInfinity(df1))
            return IncompleteGamma.Tails(T.Broadcast(df2 / 2), DoubleDoubleLane<T>.QuotientOf(T.Broadcast(df2 / 2), f)).Swapped();
        Shares(df1, df2, f, out var x, out var y);
        return IncompleteBeta.Tails(T.Broadcast(df1 / 2), T.Broadcast(df2 / 2), x, y);
    }

    /// <summary>The f with that tail probability.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantile<T>(double df1, double df2, TailTarget<T> target)
        where T : struct, ILane<T>
    {
        if (double.IsInfinity(df2))
            return TailInversion.OfGamma(T.Broadcast(df1 / 2), target) / T.Broadcast(df1 / 2);
        if (double.IsInfinity(df1))
            return T.Broadcast(df2 / 2) / TailInversion.OfGamma(T.Broadcast(df2 / 2), target.Swapped());
        return TailInversion.OfBeta(T.Broadcast(df1 / 2), T.Broadcast(df2 / 2), target) * T.Broadcast(df2 / df1);
    }

    /// <summary>df1 f/(df1 f + df2), and what is missing to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shares<T>(double df1, double df2, T f, out DoubleDoubleLane<T> x, out DoubleDoubleLane<T> y)
        where T : struct, ILane<T>
    {
        var part = DoubleDoubleLane<T>.ProductOf(T.Broadcast(df1), f);
        var rest = new DoubleDoubleLane<T>(T.Broadcast(df2), T.Broadcast(0));
        var sum = part + rest;
        x = part / sum;
        y = rest / sum;
    }
}
