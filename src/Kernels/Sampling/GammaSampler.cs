using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Gamma draws (<see cref="MarsagliaTsang"/>).</summary>
/// <param name="shape">The shape, not negative.</param>
/// <param name="scale">The scale.</param>
public readonly struct GammaSampler<TShapes>(double shape, double scale) : ISampler
    where TShapes : struct, IGammaShapes
{
    private readonly GammaShape _shape = new(shape);

    /// <inheritdoc/>
    public static int BlocksPerAttempt => TShapes.BelowOne ? 3 : 2;

    /// <inheritdoc/>
    public static bool UsesNormals => true;

    /// <inheritdoc/>
    public static bool DrawsPairs => true;

    /// <inheritdoc/>
    public static bool Rejects => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Block(1, out var word0, out var word1);
        source.Normals(out var normal0, out var normal1);
        var first = _shape.Draw(normal0, word0, out var rejected0) * T.Broadcast(scale);
        var second = _shape.Draw(normal1, word1, out var rejected1) * T.Broadcast(scale);
        if (TShapes.BelowOne)
        {
            source.Block(2, out word0, out word1);
            first *= Exponential.Exp(_shape.LogFactor(word0));
            second *= Exponential.Exp(_shape.LogFactor(word1));
        }
        return new(first, second, rejected0, rejected1);
    }
}

/// <summary>Makes samplers of gamma distributions.</summary>
public static class GammaSampler
{
    /// <summary>The sampler for a shape and a scale; NaN for those that no distribution has.</summary>
    /// <param name="shape">The shape; 0 is a point at 0.</param>
    /// <param name="scale">The scale, finite; 0 is a point at 0.</param>
    public static Sampler Of(double shape, double scale)
    {
        if (!(shape >= 0 && scale >= 0) || double.IsInfinity(shape) || double.IsInfinity(scale))
            return ConstantSampler.NaN;
        if (shape == 0 || scale == 0)
            return ConstantSampler.Of(0);
        return shape < 1
            ? Sampler.Of(new GammaSampler<AnyShapes>(shape, scale))
            : Sampler.Of(new GammaSampler<ShapesFromOne>(shape, scale));
    }
}
