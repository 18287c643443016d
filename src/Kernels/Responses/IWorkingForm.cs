using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;

namespace Accel.Kernels.Responses;

/// <summary>
/// A way to compute <see cref="Working{T}"/> for a family and a link: <see cref="GeneralForm"/> for any
/// pair, fused ones where a pair has a faster or more stable form.
/// </summary>
public interface IWorkingForm
{
    /// <summary>The observation's contribution at the linear predictor.</summary>
    static abstract Working<T> Evaluate<T, TFamily, TLink>(TFamily family, TLink link, T predictor, T response)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink;
}
