using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = √μ for η &gt; 0, as R has it; NaN elsewhere.</summary>
public readonly struct SqrtLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "sqrt";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => double.PositiveInfinity;

    /// <inheritdoc/>
    public T Predictor<T>(T mean) where T : struct, ILane<T> => T.Sqrt(mean);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var eta = T.Select(T.Less(T.Broadcast(0), predictor), predictor, T.Broadcast(double.NaN));
        return new(eta * eta, (one - eta) * (one + eta), eta + eta);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => 1 / predictor;
}
