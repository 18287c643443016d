using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Exponentials of normal draws.</summary>
/// <param name="meanLog">The mean of the logarithm.</param>
/// <param name="sdLog">The standard deviation of the logarithm.</param>
public readonly struct LognormalSampler(double meanLog, double sdLog) : ISampler
{
    private readonly NormalSampler _logarithm = new(meanLog, sdLog);

    /// <inheritdoc/>
    public static int BlocksPerAttempt => NormalSampler.BlocksPerAttempt;

    /// <inheritdoc/>
    public static bool UsesNormals => NormalSampler.UsesNormals;

    /// <inheritdoc/>
    public static bool DrawsPairs => NormalSampler.DrawsPairs;

    /// <inheritdoc/>
    public static bool Rejects => NormalSampler.Rejects;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        var logarithm = _logarithm.Draw<T, TSource>(source);
        return new(Exponential.Exp(logarithm.First), Exponential.Exp(logarithm.Second));
    }
}
