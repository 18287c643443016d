using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;

namespace Accel.Kernels.Responses;

/// <summary>
/// The binomial with the logit link: one e^−|η| serves the mean, its slope and, for a response of
/// 0 or 1, the deviance 2 log(1 + e^∓η), which has no cancellation in either tail.
/// </summary>
public readonly struct BinomialLogitForm : IWorkingForm
{
    /// <inheritdoc/>
    public static bool IsLogistic => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Working<T> Evaluate<T, TFamily, TLink>(TFamily family, TLink link, T predictor, T response)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink
    {
        var working = Factored(predictor, response, out var factor, out var mean);
        var half = Logarithm.OfSum(factor);
        var deviance = working.Deviance + (half + half);
        var proportion = T.And(T.Less(T.Broadcast(0), response), T.Less(response, T.Broadcast(1)));
        if (T.AnyTrue(proportion))
        {
            var (observed, expected) = (response, mean);
            OfProportion(family, in observed, in expected, out var unitDeviance);
            deviance = T.Select(proportion, unitDeviance, deviance);
        }
        return new(working.Weight, working.Score, deviance);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HasFactor<T>(T response) where T : struct, ILane<T> =>
        T.Or(T.Equal(response, T.Broadcast(0)), T.Equal(response, T.Broadcast(1)));

    /// <inheritdoc/>
    /// <remarks>The factor is 1 + e^−|η|.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Working<T> EvaluateFactored<T, TFamily, TLink>(
        TFamily family, TLink link, T predictor, T response, out DoubleDoubleLane<T> factor)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink =>
        Factored(predictor, response, out factor, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Working<T> Factored<T>(T predictor, T response, out DoubleDoubleLane<T> factor, out Mean<T> mean)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var e = Exponential.OfAtMost710(-T.Abs(predictor));
        mean = LogitLink.FromExp(predictor, e);
        var sum = one + e;
        factor = new(sum, e - (sum - one));

        var failure = one - response;
        var signed = T.Select(T.Less(zero, predictor), failure * predictor, -(response * predictor));
        var residual = T.Select(T.Less(predictor, zero), response - mean.Value, mean.Complement - failure);
        return new(mean.Slope, residual, signed + signed);
    }

    // Kept out of the loop's code: with two more logarithms inlined the compiler would give up on the rest.
    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void OfProportion<T, TFamily>(TFamily family, in T response, in Mean<T> mean, out T deviance)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily =>
        deviance = family.UnitDeviance(response, mean);
}
