using System.Globalization;
using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>Over-dispersed counts with variance μ + μ²/θ: Poisson counts whose rates have a gamma distribution of shape θ.</summary>
/// <param name="theta">θ &gt; 0, finite.</param>
public readonly struct NegativeBinomial(double theta) : IFamily
{
    private readonly double _theta = theta;
    private readonly double _stirlingError = StirlingError.Of(theta);

    /// <inheritdoc/>
    public static string Name => "negative.binomial";

    /// <inheritdoc/>
    public static string DefaultLink => "log";

    /// <inheritdoc/>
    public static string? CanonicalLink => null;

    /// <inheritdoc/>
    public static bool EstimatesDispersion => false;

    /// <inheritdoc/>
    public static string ResponseRange => "y >= 0";

    /// <inheritdoc/>
    public static bool Accepts(double response) => response >= 0 && double.IsFinite(response);

    /// <inheritdoc/>
    public static bool IsEdge(double response) => response == 0;

    /// <inheritdoc/>
    /// <remarks>R's likelihood takes other numbers than whole ones, too.</remarks>
    public static bool IsDiscrete => false;

    /// <inheritdoc/>
    public static bool CountsTrials => false;

    /// <inheritdoc/>
    public static double LikelihoodDispersion(double deviance, double count, double weightSum) => 1;

    /// <summary>Describes the family of a θ.</summary>
    /// <param name="theta">θ &gt; 0, finite.</param>
    public static FamilyDescriptor Describe(double theta) => FamilyDescriptor.Of(
        new NegativeBinomial(theta),
        $"Negative Binomial({Math.Round(theta, 4).ToString("G7", CultureInfo.InvariantCulture)})",
        new FamilyParameter("theta", "theta > 0", value => value.Theta is > 0 and < double.PositiveInfinity ? Describe(value.Theta.Value) : null));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Variance<T>(Mean<T> mean) where T : struct, ILane<T> =>
        T.Fma(mean.Value, mean.Value / T.Broadcast(_theta), mean.Value);

    /// <inheritdoc/>
    /// <remarks>2 [y log(y/μ) − (y + θ) log((y + θ)/(μ + θ))], each logarithm taken of one plus a small part.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T UnitDeviance<T>(T response, Mean<T> mean)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var theta = T.Broadcast(_theta);
        var excess = response - mean.Value;
        var counted = T.Select(T.Equal(response, zero), zero, response * Logarithm.Log1p(excess / mean.Value));
        var half = T.Fma(-(response + theta), Logarithm.Log1p(excess / (mean.Value + theta)), counted);
        return T.Select(T.Less(mean.Value, zero), T.Broadcast(double.NaN), half + half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T StartingMean<T>(T response, T weight) where T : struct, ILane<T> =>
        T.Select(T.Equal(response, T.Broadcast(0)), T.Broadcast(1.0 / 6), response);

    /// <inheritdoc/>
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => weight;

    /// <inheritdoc/>
    public T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    /// <remarks>
    /// w [½ log(θ / (2π y (y + θ))) + δ(y + θ) − δ(θ) − δ(y)] with <see cref="StirlingError"/>'s δ, 0 at y = 0: Stirling's
    /// formula for each gamma function, whose large parts cancel (after Loader 2000).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion)
        where T : struct, ILane<T>
    {
        var isZero = T.Equal(response, T.Broadcast(0));
        var positive = T.Select(isZero, T.Broadcast(1), response);
        var theta = T.Broadcast(_theta);
        var whole = positive + theta;
        var corrections = StirlingError.Of(whole) - T.Broadcast(_stirlingError) - StirlingError.Of(positive);
        var log = T.Fma(T.Broadcast(-0.5), Logarithm.Log(T.Broadcast(2 * Math.PI) * positive * (whole / theta)), corrections);
        return T.Select(isZero, T.Broadcast(0), weight * log);
    }
}
