using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The parts that logarithms of discrete probabilities are added up from without cancellation.</summary>
/// <remarks>
/// Loader (2000), Fast and Accurate Computation of Binomial Probabilities. Plain numbers are enough to accept or reject a draw, and
/// several times as fast as the 64 bits that <see cref="SaddlePoint{T}"/> has for probabilities themselves.
/// </remarks>
internal static class DiscreteMass
{
    private const double TwoPi = 6.283185307179586;

    /// <summary>x log(x/m) + m − x, for x ≥ 0 and m &gt; 0: 0 at x = m, and accurate near it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Deviance<T>(T x, T mean)
        where T : struct, ILane<T>
    {
        var difference = x - mean;
        var v = difference / (x + mean);
        // 2 artanh v − 2v: its series' first nine terms, to v² = 0.01.
        var square = v * v;
        var fourth = square * square;
        var sum = T.Fma(square, T.Broadcast(1.0 / 19), T.Broadcast(1.0 / 17));
        sum = Polynomial.Step(sum, fourth, square, 1.0 / 15, 1.0 / 13);
        sum = Polynomial.Step(sum, fourth, square, 1.0 / 11, 1.0 / 9);
        sum = Polynomial.Step(sum, fourth, square, 1.0 / 7, 1.0 / 5);
        sum = T.Fma(sum, square, T.Broadcast(1.0 / 3));
        var near = T.Fma(difference, v, T.Broadcast(2) * x * v * square * sum);
        var far = T.LessOrEqual(T.Broadcast(0.1), T.Abs(v));
        if (T.AnyTrue(far))
        {
            var ratio = T.Select(T.Less(T.Broadcast(0), x), x / mean, T.Broadcast(1));
            near = T.Select(far, T.Fma(x, Logarithm.OfPositive(ratio), -difference), near);
        }
        return near;
    }

    /// <summary>log k! − (k log k − k), for k = 0, 1, 2, ….</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogFactorialExcess<T>(T k)
        where T : struct, ILane<T>
    {
        var isZero = T.Equal(k, T.Broadcast(0));
        var positive = T.Select(isZero, T.Broadcast(1), k);
        var excess = T.Fma(T.Broadcast(0.5), Logarithm.OfPositive(T.Broadcast(TwoPi) * positive), StirlingError.Of(positive));
        return T.Select(isZero, T.Broadcast(0), excess);
    }

    /// <summary>The logarithm of Poisson's probability of k at a mean, which is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogPoisson<T>(T k, T mean)
        where T : struct, ILane<T>
    {
        LogPoisson(k, mean, out var log);
        return log;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void LogPoisson<T>(in T k, in T mean, out T log)
        where T : struct, ILane<T> =>
        log = -Deviance(k, mean) - LogFactorialExcess(k);
}
