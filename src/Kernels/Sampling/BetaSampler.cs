using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Beta draws: X/(X + Y) with X and Y gamma draws.</summary>
/// <param name="shape1">The first shape, not negative.</param>
/// <param name="shape2">The second shape, not negative.</param>
public readonly struct BetaSampler<TShapes>(double shape1, double shape2) : ISampler
    where TShapes : struct, IGammaShapes
{
    private readonly GammaRatio<TShapes> _ratio = new(shape2, shape1);

    /// <inheritdoc/>
    public static int BlocksPerAttempt => GammaRatio<TShapes>.BlocksPerAttempt;

    /// <inheritdoc/>
    public static bool UsesNormals => true;

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
        var one = T.Broadcast(1);
        var draw = one / (one + _ratio.Draw<T, TSource>(source, out var rejected));
        return new(draw, default, rejected, default);
    }
}

/// <summary>Makes samplers of beta distributions.</summary>
public static class BetaSampler
{
    /// <summary>The sampler for two shapes; NaN for those that no distribution has.</summary>
    /// <param name="shape1">The first shape; 0 puts all at 0, +∞ at 1.</param>
    /// <param name="shape2">The second shape; 0 puts all at 1, +∞ at 0. Two zeros are a fair choice of 0 and 1, two infinities a point at ½.</param>
    public static Sampler Of(double shape1, double shape2)
    {
        if (!(shape1 >= 0 && shape2 >= 0))
            return ConstantSampler.NaN;
        if (shape1 == shape2 && (shape1 == 0 || double.IsInfinity(shape1)))
            return shape1 == 0 ? Sampler.Of(new InversionSampler<BernoulliInversion>(new(0.5))) : ConstantSampler.Of(0.5);
        if (shape1 == 0 || double.IsInfinity(shape2))
            return ConstantSampler.Of(0);
        if (shape2 == 0 || double.IsInfinity(shape1))
            return ConstantSampler.Of(1);
        return Math.Min(shape1, shape2) < 1
            ? Sampler.Of(new BetaSampler<AnyShapes>(shape1, shape2))
            : Sampler.Of(new BetaSampler<ShapesFromOne>(shape1, shape2));
    }
}
