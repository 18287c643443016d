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
        // In the farthest tails both vanish.
        var vanished = T.Equal(mean.Slope, T.Broadcast(0));
        var perVariance = T.Select(vanished, mean.Slope, mean.Slope / family.Variance(mean));
        return new(
            perVariance * mean.Slope, (response - mean.Value) * perVariance, family.UnitDeviance(response, mean));
    }
}
