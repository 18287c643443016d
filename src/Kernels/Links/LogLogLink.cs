using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = −log(−log μ): the complementary log-log link of failures, with its sign turned.</summary>
public readonly struct LogLogLink : ILink
{
    /// <summary>Below minus this μ is 0 in any case, and e^−η must stay finite.</summary>
    private const double Largest = 700;

    /// <inheritdoc/>
    public static string Name => "loglog";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> => -Logarithm.Log(-Logarithm.Log(mean));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var eta = T.Select(T.Less(predictor, T.Broadcast(-Largest)), T.Broadcast(-Largest), predictor);
        var rate = Exponential.Exp(-eta);
        var mu = Exponential.Exp(-rate);
        return new(mu, -Exponential.Expm1(-rate), rate * mu);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => Math.Exp(-predictor) - 1;
}
