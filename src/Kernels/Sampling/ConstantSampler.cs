using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Always the same number: distributions that have shrunk to a point, and NaN for those that are none.</summary>
/// <param name="value">The number.</param>
public readonly struct ConstantSampler(double value) : ISampler
{
    /// <summary>Always NaN.</summary>
    public static Sampler NaN { get; } = Of(double.NaN);

    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool UsesNormals => false;

    /// <inheritdoc/>
    public static bool DrawsPairs => true;

    /// <inheritdoc/>
    public static bool Rejects => false;

    /// <summary>Always the same number.</summary>
    /// <param name="value">The number.</param>
    public static Sampler Of(double value) => Sampler.Of(new ConstantSampler(value));

    /// <inheritdoc/>
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T> =>
        new(T.Broadcast(value), T.Broadcast(value));
}
