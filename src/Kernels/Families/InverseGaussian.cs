using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>Positive times with variance φ μ³ / w: the first passage of a drifting Brownian motion.</summary>
public readonly struct InverseGaussian : IFamily
{
    /// <inheritdoc/>
    public static string Name => "inverse.gaussian";

    /// <inheritdoc/>
    public static string DefaultLink => "1/mu^2";

    /// <inheritdoc/>
    public static string? CanonicalLink => "1/mu^2";

    /// <inheritdoc/>
    public static bool EstimatesDispersion => true;

    /// <inheritdoc/>
    public static string ResponseRange => "y > 0";

    /// <inheritdoc/>
    public static bool Accepts(double response) => response > 0 && double.IsFinite(response);

    /// <inheritdoc/>
    public static bool IsEdge(double response) => false;

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <inheritdoc/>
    public static bool CountsTrials => false;

    /// <inheritdoc/>
    public static double LikelihoodDispersion(double deviance, double count, double weightSum) => deviance / weightSum;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Variance<T>(Mean<T> mean) where T : struct, ILane<T> => mean.Value * mean.Value * mean.Value;

    /// <inheritdoc/>
    /// <remarks>(y − μ)² / (y μ²).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T UnitDeviance<T>(T response, Mean<T> mean)
        where T : struct, ILane<T>
    {
        var relative = (response - mean.Value) / mean.Value;
        var impossible = T.LessOrEqual(mean.Value, T.Broadcast(0));
        return T.Select(impossible, T.Broadcast(double.NaN), relative * relative / response);
    }

    /// <inheritdoc/>
    public T StartingMean<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => weight;

    /// <inheritdoc/>
    public T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    /// <remarks>w [−½ log(2πφ) − 1½ log y]. The weights multiply the log-density, as in R.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion) where T : struct, ILane<T> =>
        weight * T.Fma(
            T.Broadcast(-1.5), Logarithm.Log(response), T.Broadcast(-0.5 * dispersion.LogTwoPi));
}
