using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = tan(π (μ − ½)): the quantiles of a Cauchy distribution.</summary>
public readonly struct CauchitLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "cauchit";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean)
        where T : struct, ILane<T>
    {
        var complement = T.Broadcast(1) - mean;
        var low = T.Less(mean, complement);
        var magnitude = SineQuotient.CotangentOfPi(T.Select(low, mean, complement));
        return T.Select(low, -magnitude, magnitude);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var a = T.Abs(predictor);
        var far = T.Less(one, a);
        var t = T.Select(far, one / a, a);
        var share = Arctangent.Atan(t) * T.Broadcast(1 / Math.PI);
        var smaller = T.Select(far, share, T.Broadcast(0.5) - share);
        var larger = one - smaller;
        var square = t * t;
        var slope = T.Select(far, square, one) / T.Fma(T.Broadcast(Math.PI), square, T.Broadcast(Math.PI));
        var negative = T.Less(predictor, T.Broadcast(0));
        return new(T.Select(negative, smaller, larger), T.Select(negative, larger, smaller), slope);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => -2 * predictor / (1 + predictor * predictor);
}
