using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;

namespace Accel.Kernels.Responses;

/// <summary>A family with the link for which dμ/dη = V(μ): the divisions by the variance cancel.</summary>
public readonly struct CanonicalForm : IWorkingForm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Working<T> Evaluate<T, TFamily, TLink>(TFamily family, TLink link, T predictor, T response)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink
    {
        var mean = link.Mean(predictor);
        return new(mean.Slope, response - mean.Value, family.UnitDeviance(response, mean));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HasFactor<T>(T response) where T : struct, ILane<T> => T.Less(response, response);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Working<T> EvaluateFactored<T, TFamily, TLink>(
        TFamily family, TLink link, T predictor, T response, out DoubleDoubleLane<T> factor)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink
    {
        factor = new(T.Broadcast(1), T.Broadcast(0));
        return Evaluate(family, link, predictor, response);
    }
}
