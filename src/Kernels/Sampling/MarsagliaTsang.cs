using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>
/// Draws of a gamma distribution whose shape is at least one, from a normal draw and random bits each.
/// At least 95 of 100 attempts succeed.
/// </summary>
/// <remarks>Marsaglia and Tsang (2000), A Simple Method for Generating Gamma Variables, ACM TOMS 26.</remarks>
internal static class MarsagliaTsang
{
    /// <summary>One attempt.</summary>
    /// <param name="shape">Shapes, at least 1; up to 1e300 without loss.</param>
    /// <param name="normal">Normal draws.</param>
    /// <param name="word">Random words.</param>
    /// <param name="rejected">Receives the mask of the draws that failed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Draw<T>(T shape, T normal, T word, out T rejected)
        where T : struct, ILane<T>
    {
        var d = shape - T.Broadcast(1.0 / 3);
        return Draw(d, T.Broadcast(1.0 / 3) / T.Sqrt(d), normal, word, out rejected);
    }

    /// <summary>One attempt.</summary>
    /// <param name="d">Shapes less ⅓.</param>
    /// <param name="c">1/(3 √d).</param>
    /// <param name="normal">Normal draws.</param>
    /// <param name="word">Random words.</param>
    /// <param name="rejected">Receives the mask of the draws that failed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Draw<T>(T d, T c, T normal, T word, out T rejected)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var y = c * normal;
        var v = one + y;
        var u = UnitInterval.Positive(word);
        var square = normal * normal;
        var doubtful = T.LessOrEqual(T.Fma(square * square, T.Broadcast(-0.0331), one), u);
        if (T.AnyTrue(doubtful))
            Decide(d, y, u, ref doubtful);
        rejected = T.Or(doubtful, T.LessOrEqual(v, T.Broadcast(0)));
        return d * (v * v * v);
    }

    /// <summary>Leaves of the doubtful draws those that fail: every third or fourth bundle has one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Decide<T>(in T d, in T y, in T u, ref T doubtful)
        where T : struct, ILane<T> =>
        doubtful = T.And(doubtful, T.Less(T.Broadcast(3) * d * LogDensityRatio(y), Logarithm.OfNormalized(u)));

    /// <summary>log(1 + y) − y + y²/2 − y³/3: a third of the logarithm of the densities' ratio, over d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogDensityRatio<T>(T y)
        where T : struct, ILane<T>
    {
        var square = y * y;
        var direct = Logarithm.OfOnePlus(y) - y + square * T.Fma(y, T.Broadcast(-1.0 / 3), T.Broadcast(0.5));
        var series = -square * square * T.Fma(y, T.Fma(y, T.Broadcast(1.0 / 6), T.Broadcast(-0.2)), T.Broadcast(0.25));
        return T.Select(T.Less(T.Abs(y), T.Broadcast(1e-3)), series, direct);
    }
}
