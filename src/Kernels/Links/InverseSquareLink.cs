using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = 1/μ² for η &gt; 0: the canonical link of the inverse Gaussian distribution.</summary>
public readonly struct InverseSquareLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "1/mu^2";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => double.PositiveInfinity;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> => T.Broadcast(1) / (mean * mean);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var mu = one / T.Sqrt(predictor);
        return new(mu, one - mu, T.Broadcast(-0.5) * mu / predictor);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => -1.5 / predictor;
}
