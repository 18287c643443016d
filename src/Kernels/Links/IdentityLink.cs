using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = μ.</summary>
public readonly struct IdentityLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "identity";

    /// <inheritdoc/>
    public static double LeastMean => double.NegativeInfinity;

    /// <inheritdoc/>
    public static double GreatestMean => double.PositiveInfinity;

    /// <inheritdoc/>
    public T Predictor<T>(T mean) where T : struct, ILane<T> => mean;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        return new(predictor, one - predictor, one);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => 0;
}
