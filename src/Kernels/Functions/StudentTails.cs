using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Density, tails and quantiles of Student's t distribution on lanes: P(|T| &gt; t) = I_x(df/2, ½) with x = df/(df + t²).</summary>
internal static class StudentTails
{
    /// <summary>Beyond this t² is no longer a double.</summary>
    private const double Far = 1e150;

    private const double HalfLogPi = 0.5723649429247001;

    /// <summary>The density at t.</summary>
    /// <param name="df">Degrees of freedom, positive and finite.</param>
    /// <param name="t">Any finite number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SaddlePoint<T> Density<T>(double df, T t)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var half = T.Broadcast(0.5);
        var ratio = LogGammaDifference.Of(T.Broadcast(df / 2), half);
        var power = DoubleDoubleLane<T>.SumOf(T.Broadcast(df * 0.5), half);
        var scale = Exponential.Exp(ratio) / T.Sqrt(T.Broadcast(Math.PI * df));
        return new SaddlePoint<T>(-(LogGrowth(df, t) * power), scale, one);
    }

    /// <summary>Both tails of T at t.</summary>
    /// <param name="df">Degrees of freedom, positive and finite.</param>
    /// <param name="t">Any finite number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TailPair<T> Of<T>(double df, T t)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var square = DoubleDoubleLane<T>.ProductOf(t, t);
        var freedom = new DoubleDoubleLane<T>(T.Broadcast(df), zero);
        var sum = freedom + square;
        var isFar = T.Less(T.Broadcast(Far), T.Abs(t));
        var one = new DoubleDoubleLane<T>(T.Broadcast(1), zero);
        var x = DoubleDoubleLane<T>.Select(isFar, one, freedom / sum);
        var y = DoubleDoubleLane<T>.Select(isFar, new(zero, zero), square / sum);
        var tails = IncompleteBeta.Tails(T.Broadcast(df / 2), T.Broadcast(0.5), x, y).Halved(T.Less(t, zero));
        return T.AnyTrue(isFar) ? TailPair<T>.Select(isFar, FarTail(df, t), tails) : tails;
    }

    /// <summary>The t whose tail has probability p; the lower tail, or the upper one with its sign changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quantile<T>(double df, T p)
        where T : struct, ILane<T>
    {
        var half = T.Broadcast(0.5);
        var isLow = T.Less(p, half);
        var small = T.Select(isLow, p, T.Broadcast(1) - p);
        var t = Magnitude(df, TailTarget<T>.Of(small + small, Distributions.Tail.Lower), T.Equal(small, half));
        return T.Select(isLow, -t, t);
    }

    /// <summary><see cref="Quantile{T}(double, T)"/> of a probability given by its logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T QuantileOfLog<T>(double df, T logP)
        where T : struct, ILane<T>
    {
        var rest = -Exponential.Expm1(logP);
        var isLow = T.Less(logP, T.Broadcast(-Logarithm.OfTwo));
        var logSmall = T.Select(isLow, logP, Logarithm.Log(rest));
        // log 2p, exact enough next to p = ½ to tell the distance from there.
        var twice = (logSmall + T.Broadcast(Logarithm.OfTwo)) + T.Broadcast(Logarithm.RestOfTwo);
        var t = Magnitude(df, TailTarget<T>.OfLog(twice, Distributions.Tail.Lower), T.LessOrEqual(T.Broadcast(0), twice));
        return T.Select(isLow, -t, t);
    }

    /// <summary>The t ≥ 0 with that P(|T| &gt; t); 0 in the middle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Magnitude<T>(double df, TailTarget<T> target, T isMiddle)
        where T : struct, ILane<T>
    {
        var odds = TailInversion.OfBeta(T.Broadcast(df / 2), T.Broadcast(0.5), target);
        var t = T.Sqrt(T.Broadcast(df)) / T.Sqrt(odds);
        var isFar = T.And(target.IsLower, T.Less(odds, T.Broadcast(1e-300)));
        t = T.AnyTrue(isFar) ? T.Select(isFar, FarMagnitude(df, target), t) : t;
        return T.Select(isMiddle, T.Broadcast(0), t);
    }

    /// <summary>As <see cref="Magnitude"/>, by the first term of the tail's series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FarMagnitude<T>(double df, TailTarget<T> target)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        // p = x^(df/2) · 2/(df B(df/2, ½)) with x = df/t².
        var factor = LogGammaDifference.Of(T.Broadcast(df / 2), T.Broadcast(0.5)) + T.Broadcast(Logarithm.Log(new ScalarLane(2 / df)).Value - HalfLogPi);
        var logX = (target.LogP - new DoubleDoubleLane<T>(factor, zero)) / new DoubleDoubleLane<T>(T.Broadcast(df), zero);
        var logRootOfDf = PreciseLogarithm.Of(T.Broadcast(df)) * T.Broadcast(0.5);
        return Exponential.OfSum(T.Broadcast(1), logRootOfDf - logX);
    }

    /// <summary>log(1 + t²/df).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> LogGrowth<T>(double df, T t)
        where T : struct, ILane<T>
    {
        var freedom = new DoubleDoubleLane<T>(T.Broadcast(df), T.Broadcast(0));
        var isFar = T.Less(T.Broadcast(Far), T.Abs(t));
        var near = PreciseLogarithm.OfRatio(freedom + DoubleDoubleLane<T>.ProductOf(t, t), freedom);
        return T.AnyTrue(isFar) ? DoubleDoubleLane<T>.Select(isFar, LogFarGrowth(df, t), near) : near;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> LogFarGrowth<T>(double df, T t)
        where T : struct, ILane<T> =>
        PreciseLogarithm.Of(T.Abs(t)) * T.Broadcast(2) - PreciseLogarithm.Of(T.Broadcast(df));

    /// <summary>The first term of the tail's series, ½ x^(df/2) / (df/2 B(df/2, ½)), where x underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TailPair<T> FarTail<T>(double df, T t)
        where T : struct, ILane<T>
    {
        var half = T.Broadcast(0.5);
        var exponent = LogFarGrowth(df, t) * T.Broadcast(-df / 2);
        var scale = Exponential.Exp(LogGammaDifference.Of(T.Broadcast(df / 2), half)) * T.Broadcast(0.5641895835477563 * 0.5);
        var ratio = T.Broadcast(2 / df);
        var other = T.Broadcast(1) - Exponential.OfSum(scale * ratio, exponent);
        return new TailPair<T>(exponent, scale, ratio, other, T.Less(t, T.Broadcast(0)));
    }
}
