using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = log μ.</summary>
public readonly struct LogLink : ILink
{
    /// <inheritdoc/>
    public static string Name => "log";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => double.PositiveInfinity;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> => Logarithm.Log(mean);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var mu = Exponential.Exp(predictor);
        return new(mu, -Exponential.Expm1(predictor), mu);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => 1;
}
