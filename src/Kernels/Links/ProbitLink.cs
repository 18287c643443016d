using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = Φ⁻¹(μ): the quantiles of the normal distribution.</summary>
public readonly struct ProbitLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "probit";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> => NormalQuantile.Of(mean);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var smaller = NormalProbability.Upper(T.Abs(predictor));
        var larger = T.Broadcast(1) - smaller;
        var negative = T.Less(predictor, T.Broadcast(0));
        return new(
            T.Select(negative, smaller, larger), T.Select(negative, larger, smaller), NormalProbability.Density(predictor));
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => -predictor;
}
