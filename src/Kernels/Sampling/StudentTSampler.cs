using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Draws of Student's t distribution: a normal draw over the root of a gamma draw.</summary>
/// <param name="df">Degrees of freedom, positive; +∞ is the normal distribution.</param>
public readonly struct StudentTSampler(double df) : ISampler
{
    private readonly GammaShape _shape = new(df / 2);
    private readonly double _halfDf = Math.Min(df / 2, 1e300);

    /// <inheritdoc/>
    public static int BlocksPerAttempt => 2;

    /// <inheritdoc/>
    public static bool UsesNormals => true;

    /// <inheritdoc/>
    public static bool DrawsPairs => false;

    /// <inheritdoc/>
    public static bool Rejects => true;

    /// <summary>The sampler for some degrees of freedom; NaN for those that no distribution has.</summary>
    /// <param name="df">Degrees of freedom, positive; +∞ is the normal distribution.</param>
    public static Sampler Of(double df) => df > 0 ? Sampler.Of(new StudentTSampler(df)) : ConstantSampler.NaN;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Block(1, out var word, out var factorWord);
        source.Normals(out var normal0, out var normal1);
        var gamma = _shape.Draw(normal1, word, out var rejected);
        var t = normal0 * T.Sqrt(T.Broadcast(_halfDf) / gamma);
        if (T.AnyTrue(T.Less(T.Broadcast(_halfDf), T.Broadcast(1))))
            t *= Exponential.Exp(T.Broadcast(-0.5) * _shape.LogFactor(factorWord));
        return new(t, default, rejected, default);
    }
}
