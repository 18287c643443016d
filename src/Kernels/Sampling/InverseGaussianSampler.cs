using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Inverse Gaussian draws: one of the two roots that have a given χ² with one degree of freedom.</summary>
/// <remarks>
/// Michael, Schucany and Haas (1976), Generating Random Variates Using Transformations with Multiple Roots. The
/// smaller root is written without its cancellation.
/// </remarks>
/// <param name="mean">The mean, positive and finite.</param>
/// <param name="shape">The shape λ, positive: the variance is mean³/λ.</param>
public readonly struct InverseGaussianSampler(double mean, double shape) : ISampler
{
    private readonly double _scale = mean / (2 * shape);

    /// <inheritdoc/>
    public static int BlocksPerAttempt => 2;

    /// <inheritdoc/>
    public static bool UsesNormals => true;

    /// <inheritdoc/>
    public static bool DrawsPairs => true;

    /// <inheritdoc/>
    public static bool Rejects => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Block(1, out var word0, out var word1);
        source.Normals(out var normal0, out var normal1);
        return new(Root(normal0, word0), Root(normal1, word1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Root<T>(T normal, T word)
        where T : struct, ILane<T>
    {
        // The roots are mean · larger and mean / larger; the smaller has the probability larger / (1 + larger).
        var one = T.Broadcast(1);
        var w = normal * normal * T.Broadcast(_scale);
        var larger = one + w + T.Sqrt(w * (w + T.Broadcast(2)));
        var smaller = one / larger;
        var takesSmaller = T.Less(UnitInterval.HalfOpen(word), one / (one + smaller));
        return T.Broadcast(mean) * T.Select(takesSmaller, smaller, larger);
    }
}
