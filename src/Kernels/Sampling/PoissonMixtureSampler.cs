using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>
/// Poisson draws whose means are draws themselves, those of the given stage: by adding probabilities up to ten, else by
/// <see cref="RatioOfUniforms"/>.
/// </summary>
public readonly struct PoissonMixtureSampler : ISampler
{
    private const double Large = 10;

    /// <summary>Beyond it a mean below ten has 1e-27 of its mass.</summary>
    private const int MostSmall = 60;

    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool UsesNormals => false;

    /// <inheritdoc/>
    public static bool DrawsPairs => false;

    /// <inheritdoc/>
    public static bool Rejects => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        var mean = source.Given();
        source.Block(0, out var word0, out var word1);
        var isSmall = T.Less(mean, T.Broadcast(Large));
        T rejected = default;
        T draw = default;
        if (T.AnyTrue(T.LessOrEqual(T.Broadcast(Large), mean)))
            DrawLarge(T.Select(isSmall, T.Broadcast(Large), mean), word0, word1, out draw, out rejected);
        if (T.AnyTrue(isSmall))
        {
            DrawSmall(T.Select(isSmall, mean, T.Broadcast(0)), word0, out var small);
            draw = T.Select(isSmall, small, draw);
            rejected = T.And(rejected, T.LessOrEqual(T.Broadcast(Large), mean));
        }
        return new(draw, default, rejected, default);
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void DrawLarge<T>(in T mean, in T word0, in T word1, out T draw, out T rejected)
        where T : struct, ILane<T>
    {
        draw = RatioOfUniforms.Candidate(mean, RatioOfUniforms.Width(mean), word0, word1, out var logHeight);
        var outside = T.Less(draw, T.Broadcast(0));
        // No probability is above exp(0.05/mean)/√(2π mean), from 10 on.
        var logMost = T.Fma(T.Broadcast(-0.5), Logarithm.OfPositive(T.Broadcast(2 * Math.PI) * mean), T.Broadcast(0.05) / mean);
        var tooRare = T.Less(DiscreteMass.LogPoisson(T.Select(outside, mean, draw), mean) - logMost, logHeight);
        rejected = T.Or(outside, tooRare);
    }

    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void DrawSmall<T>(in T mean, in T word, out T draw)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        draw = zero;
        var probability = Exponential.Exp(-mean);
        var rest = UnitInterval.HalfOpen(word) - probability;
        for (var k = 1; k <= MostSmall; k++)
        {
            var beyond = T.LessOrEqual(zero, rest);
            if (!T.AnyTrue(beyond))
                return;
            draw += T.Select(beyond, T.Broadcast(1), zero);
            probability *= mean * T.Broadcast(1.0 / k);
            rest -= probability;
        }
    }
}
