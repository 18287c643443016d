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
}
