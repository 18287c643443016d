using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>Positive amounts with variance φ μ² / w: a gamma distribution of shape 1/φ.</summary>
/// <remarks>R's <c>quasi</c> allows responses of 0 with this variance, starts them at 0.1 and takes their y for 1 in log y; so do the formulas here.</remarks>
public readonly struct Gamma : IFamily
{
    /// <inheritdoc/>
    public static string Name => "Gamma";

    /// <inheritdoc/>
    public static string DefaultLink => "inverse";

    /// <inheritdoc/>
    public static string? CanonicalLink => "inverse";

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
    public T Variance<T>(Mean<T> mean) where T : struct, ILane<T> => mean.Value * mean.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T UnitDeviance<T>(T response, Mean<T> mean)
        where T : struct, ILane<T>
    {
        var deviance = UnitDevianceOf((response - mean.Value) / mean.Value);
        var isZero = T.Equal(response, T.Broadcast(0));
        if (!T.AnyTrue(isZero))
            return deviance;
        OfZero(in mean, out var ofZero);
        return T.Select(isZero, ofZero, deviance);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T StartingMean<T>(T response, T weight) where T : struct, ILane<T> =>
        T.Select(T.Equal(response, T.Broadcast(0)), T.Broadcast(0.1), response);

    /// <inheritdoc/>
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => weight;

    /// <inheritdoc/>
    public T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    /// <remarks>A mean of y scales the density of mean 1 by 1/y. The weights multiply the log-density, as in R.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion) where T : struct, ILane<T> =>
        weight * (T.Broadcast(dispersion.LogGammaDensity) - Logarithm.Log(response));

    /// <summary>The unit deviance 2 [x − log(1 + x)] of the relative residual x = (y − μ)/μ; NaN where μ is not positive, for then x is −1 or less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T UnitDevianceOf<T>(T relative)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var half = relative - Logarithm.Log1p(relative);
        // Where y is all but μ, rounding may leave less than nothing.
        half = T.Select(T.Less(half, zero), zero, half);
        return half + half;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void OfZero<T>(in Mean<T> mean, out T deviance)
        where T : struct, ILane<T>
    {
        var half = Logarithm.Log(mean.Value) - T.Broadcast(1);
        deviance = T.Select(T.Less(half, T.Broadcast(0)), T.Broadcast(0), half + half);
    }
}
