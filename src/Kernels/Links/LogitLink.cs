using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = log(μ / (1 − μ)).</summary>
public readonly struct LogitLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "logit";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> =>
        Logarithm.Log(mean / (T.Broadcast(1) - mean));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T> =>
        FromExp(predictor, Exponential.Exp(-T.Abs(predictor)));

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => -Math.Tanh(predictor / 2);

    /// <summary>The mean for callers that have e^−|η| already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Mean<T> FromExp<T>(T predictor, T expOfMinusAbs)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var larger = one / (one + expOfMinusAbs);
        var smaller = expOfMinusAbs * larger;
        var negative = T.Less(predictor, T.Broadcast(0));
        return new(
            T.Select(negative, smaller, larger), T.Select(negative, larger, smaller), smaller * larger);
    }
}
