using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>The normal distribution with variance φ / w.</summary>
public readonly struct Gaussian : IFamily
{
    /// <inheritdoc/>
    public static string Name => "gaussian";

    /// <inheritdoc/>
    public static string DefaultLink => "identity";

    /// <inheritdoc/>
    public static string? CanonicalLink => "identity";

    /// <inheritdoc/>
    public static bool EstimatesDispersion => true;

    /// <inheritdoc/>
    public static string ResponseRange => "any finite number";

    /// <inheritdoc/>
    public static bool Accepts(double response) => double.IsFinite(response);

    /// <inheritdoc/>
    public static bool IsEdge(double response) => false;

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <inheritdoc/>
    public static bool CountsTrials => false;

    /// <inheritdoc/>
    public static double LikelihoodDispersion(double deviance, double count, double weightSum) => deviance / count;

    /// <inheritdoc/>
    public T Variance<T>(Mean<T> mean) where T : struct, ILane<T> => T.Broadcast(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T UnitDeviance<T>(T response, Mean<T> mean)
        where T : struct, ILane<T>
    {
        var residual = response - mean.Value;
        return residual * residual;
    }

    /// <inheritdoc/>
    public T StartingMean<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => weight;

    /// <inheritdoc/>
    public T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion) where T : struct, ILane<T> =>
        T.Broadcast(-0.5) * Logarithm.Log(T.Broadcast(2 * Math.PI * dispersion.Value) / weight);
}
