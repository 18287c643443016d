using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>The proportion y of successes in w trials, with variance μ (1 − μ) / w.</summary>
/// <param name="startingDistance">How far from 0 and 1 a response is moved to be a starting mean, as R's <c>quasi</c> does; 0 for (wy + ½) / (w + 1).</param>
public readonly struct Binomial(double startingDistance) : IFamily
{
    private readonly double _startingDistance = startingDistance;

    /// <inheritdoc/>
    public static string Name => "binomial";

    /// <inheritdoc/>
    public static string DefaultLink => "logit";

    /// <inheritdoc/>
    public static string? CanonicalLink => "logit";

    /// <inheritdoc/>
    public static bool EstimatesDispersion => false;

    /// <inheritdoc/>
    public static string ResponseRange => "0 <= y <= 1";

    /// <inheritdoc/>
    public static bool Accepts(double response) => response is >= 0 and <= 1;

    /// <inheritdoc/>
    public static bool IsEdge(double response) => response is 0 or 1;

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <inheritdoc/>
    public static bool CountsTrials => true;

    /// <inheritdoc/>
    public static double LikelihoodDispersion(double deviance, double count, double weightSum) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Variance<T>(Mean<T> mean) where T : struct, ILane<T> => mean.Value * mean.Complement;

    /// <inheritdoc/>
    /// <remarks>2 [y log(y/μ) + (1 − y) log((1 − y)/(1 − μ))], each logarithm taken of one plus a small part.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T UnitDeviance<T>(T response, Mean<T> mean)
        where T : struct, ILane<T>
    {
        var failure = T.Broadcast(1) - response;
        var excess = T.Select(
            T.Less(mean.Value, mean.Complement), response - mean.Value, mean.Complement - failure);
        var half = Part(response, excess / mean.Value) + Part(failure, -excess / mean.Complement);
        var zero = T.Broadcast(0);
        var impossible = T.Or(T.Less(mean.Value, zero), T.Less(mean.Complement, zero));
        return T.Select(impossible, T.Broadcast(double.NaN), half + half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T StartingMean<T>(T response, T weight)
        where T : struct, ILane<T>
    {
        var least = T.Broadcast(_startingDistance);
        var greatest = T.Broadcast(1) - least;
        var inside = T.Select(T.Less(response, least), least, T.Select(T.Less(greatest, response), greatest, response));
        var smoothed = T.Fma(weight, response, T.Broadcast(0.5)) / (weight + T.Broadcast(1));
        return T.Select(T.Less(T.Broadcast(0), least), inside, smoothed);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => Rounding.ToEven(weight);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LikelihoodResponse<T>(T response, T weight)
        where T : struct, ILane<T>
    {
        var trials = Rounding.ToEven(weight);
        return T.Select(T.Equal(trials, T.Broadcast(0)), response, Rounding.ToEven(weight * response) / trials);
    }

    /// <inheritdoc/>
    /// <remarks>With k = wy of m = w: δ(m) − δ(k) − δ(m − k) + ½ log(m / (2π k (m − k))), 0 at k = 0 and k = m (Loader 2000).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var successes = Rounding.ToEven(weight * response);
        var failures = weight - successes;
        var inside = T.And(T.Less(zero, successes), T.Less(zero, failures));
        if (!T.AnyTrue(inside))
            return zero;
        LogCoefficient(in weight, in successes, in failures, in inside, out var log);
        return log;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void LogCoefficient<T>(in T weight, in T successes, in T failures, in T inside, out T log)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var m = T.Select(inside, weight, one);
        var k = T.Select(inside, successes, one);
        var rest = T.Select(inside, failures, one);
        var sum = StirlingError.Of(m) - StirlingError.Of(k) - StirlingError.Of(rest)
            + T.Broadcast(0.5) * Logarithm.Log(m / (T.Broadcast(2 * Math.PI) * k * rest));
        log = T.Select(inside, sum, T.Broadcast(0));
    }

    /// <summary>share · log(1 + excess), 0 for no share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Part<T>(T share, T excess)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        return T.Select(T.Equal(share, zero), zero, share * Logarithm.Log1p(excess));
    }
}
