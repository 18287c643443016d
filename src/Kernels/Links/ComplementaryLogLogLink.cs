using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = log(−log(1 − μ)): a probability whose hazard is proportional.</summary>
public readonly struct ComplementaryLogLogLink : ILink
{
    /// <summary>Beyond it 1 − μ is 0 in any case, and e^η must stay finite.</summary>
    private const double Largest = 700;

    /// <inheritdoc/>
    public static string Name => "cloglog";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> => Logarithm.Log(-Logarithm.Log1p(-mean));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var eta = T.Select(T.Less(T.Broadcast(Largest), predictor), T.Broadcast(Largest), predictor);
        var rate = Exponential.Exp(eta);
        var complement = Exponential.Exp(-rate);
        return new(-Exponential.Expm1(-rate), complement, rate * complement);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => 1 - Math.Exp(predictor);
}
