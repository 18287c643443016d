using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Draws of Fisher's F distribution: a ratio of gamma draws.</summary>
/// <param name="df1">Numerator degrees of freedom, positive; +∞ is the limit.</param>
/// <param name="df2">Denominator degrees of freedom, positive; +∞ is the limit.</param>
public readonly struct FSampler<TShapes>(double df1, double df2) : ISampler
    where TShapes : struct, IGammaShapes
{
    private readonly GammaRatio<TShapes> _ratio = new(df1 / 2, df2 / 2);

    // The degrees of freedom where the shapes end.
    private readonly double _scale = Math.Min(df2, 2e300) / Math.Min(df1, 2e300);

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
        where TSource : struct, IDrawSource<T> =>
        new(_ratio.Draw<T, TSource>(source, out var rejected) * T.Broadcast(_scale), default, rejected, default);
}

/// <summary>Makes samplers of F distributions.</summary>
public static class FSampler
{
    /// <summary>The sampler for two degrees of freedom; NaN for those that no distribution has.</summary>
    /// <param name="df1">Numerator degrees of freedom, positive; +∞ is the limit.</param>
    /// <param name="df2">Denominator degrees of freedom, positive; +∞ is the limit.</param>
    public static Sampler Of(double df1, double df2)
    {
        if (!(df1 > 0 && df2 > 0))
            return ConstantSampler.NaN;
        return Math.Min(df1, df2) < 2
            ? Sampler.Of(new FSampler<AnyShapes>(df1, df2))
            : Sampler.Of(new FSampler<ShapesFromOne>(df1, df2));
    }
}
