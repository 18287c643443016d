using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;

namespace Accel.Kernels.Responses;

/// <summary>Any family with any link (McCullagh and Nelder 1989, section 2.5).</summary>
public readonly struct GeneralForm : IWorkingForm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Working<T> Evaluate<T, TFamily, TLink>(TFamily family, TLink link, T predictor, T response)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink
    {
        var mean = link.Mean(predictor);
        var perVariance = mean.Slope / family.Variance(mean);
        return new(
            perVariance * mean.Slope, (response - mean.Value) * perVariance, family.UnitDeviance(response, mean));
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
