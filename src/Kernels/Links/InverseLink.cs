using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = 1/μ.</summary>
public readonly struct InverseLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "inverse";

    /// <inheritdoc/>
    public static double LeastMean => double.NegativeInfinity;

    /// <inheritdoc/>
    public static double GreatestMean => double.PositiveInfinity;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> => T.Broadcast(1) / mean;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var mu = one / predictor;
        return new(mu, one - mu, -(mu * mu));
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => -2 / predictor;
}
