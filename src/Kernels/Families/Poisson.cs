using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>Counts with variance μ.</summary>
/// <param name="keepsPositive">1 where positive responses are their own starting means, as in R's <c>quasi</c>; 0 for y + 0.1 everywhere.</param>
public readonly struct Poisson(double keepsPositive) : IFamily
{
    private readonly double _keepsPositive = keepsPositive;

    /// <inheritdoc/>
    public static string Name => "poisson";

    /// <inheritdoc/>
    public static string DefaultLink => "log";

    /// <inheritdoc/>
    public static string? CanonicalLink => "log";

    /// <inheritdoc/>
    public static bool EstimatesDispersion => false;

    /// <inheritdoc/>
    public static string ResponseRange => "y >= 0";

    /// <inheritdoc/>
    public static bool Accepts(double response) => response >= 0 && double.IsFinite(response);

    /// <inheritdoc/>
    public static bool IsEdge(double response) => response == 0;

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <inheritdoc/>
    public static bool CountsTrials => false;

    /// <inheritdoc/>
    public static double LikelihoodDispersion(double deviance, double count, double weightSum) => 1;

    /// <inheritdoc/>
    public T Variance<T>(Mean<T> mean) where T : struct, ILane<T> => mean.Value;

    /// <inheritdoc/>
    /// <remarks>2 [y log(y/μ) − (y − μ)], with the logarithm taken of 1 + (y − μ)/μ so that a close fit loses no digits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T UnitDeviance<T>(T response, Mean<T> mean)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var mu = mean.Value;
        var excess = response - mu;
        var half = T.Select(
            T.Equal(response, zero), mu, T.Fma(response, Logarithm.Log1p(excess / mu), -excess));
        return T.Select(T.Less(mu, zero), T.Broadcast(double.NaN), half + half);
    }

    /// <inheritdoc/>
    public T StartingMean<T>(T response, T weight)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var kept = T.And(T.Less(zero, response), T.Less(zero, T.Broadcast(_keepsPositive)));
        return T.Select(kept, response, response + T.Broadcast(0.1));
    }

    /// <inheritdoc/>
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => weight;

    /// <inheritdoc/>
    public T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    /// <remarks>w [−½ log(2πy) − δ(y)], 0 at y = 0 (Loader 2000).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion)
        where T : struct, ILane<T>
    {
        var isZero = T.Equal(response, T.Broadcast(0));
        var positive = T.Select(isZero, T.Broadcast(1), response);
        var log = T.Fma(
            T.Broadcast(-0.5), Logarithm.Log(T.Broadcast(2 * Math.PI) * positive), -StirlingError.Of(positive));
        return T.Select(isZero, T.Broadcast(0), weight * log);
    }
}
