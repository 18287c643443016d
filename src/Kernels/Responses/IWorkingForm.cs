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
    /// <summary>True where the unit deviance of a response of 0 or 1 is 2 log(1 + e^∓η).</summary>
    static virtual bool IsLogistic => false;

    /// <summary>The observation's contribution at the linear predictor.</summary>
    static abstract Working<T> Evaluate<T, TFamily, TLink>(TFamily family, TLink link, T predictor, T response)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink;

    /// <summary>Mask of the responses for which <see cref="EvaluateFactored"/> spares a logarithm; none, unless a form says otherwise.</summary>
    static virtual T HasFactor<T>(T response) where T : struct, ILane<T> => T.Less(response, response);

    /// <summary>
    /// The contribution of such a response with a logarithm left out: the unit deviance is what is returned plus
    /// 2 log(factor). Observations of unit weight can share one logarithm, that of the product of their factors.
    /// </summary>
    /// <param name="family">The family.</param>
    /// <param name="link">The link.</param>
    /// <param name="predictor">η.</param>
    /// <param name="response">y.</param>
    /// <param name="factor">The factor, from 1 to 2.</param>
    /// <exception cref="NotSupportedException">The form leaves out no logarithms.</exception>
    static virtual Working<T> EvaluateFactored<T, TFamily, TLink>(
        TFamily family, TLink link, T predictor, T response, out DoubleDoubleLane<T> factor)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink =>
        throw new NotSupportedException();
}
