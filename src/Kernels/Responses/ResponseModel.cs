using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;

namespace Accel.Kernels.Responses;

/// <summary>A family with a link, evaluated by a form.</summary>
public readonly struct ResponseModel<TFamily, TLink, TForm>(TFamily family, TLink link) : IResponseModel
    where TFamily : struct, IFamily
    where TLink : struct, ILink
    where TForm : struct, IWorkingForm
{
    private readonly TFamily _family = family;
    private readonly TLink _link = link;

    /// <inheritdoc/>
    public static bool IsLogistic => TForm.IsLogistic;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor) where T : struct, ILane<T> => _link.Mean(predictor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Working<T> Evaluate<T>(T predictor, T response) where T : struct, ILane<T> =>
        TForm.Evaluate(_family, _link, predictor, response);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T HasFactor<T>(T response) where T : struct, ILane<T> => TForm.HasFactor(response);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Working<T> EvaluateFactored<T>(T predictor, T response, out DoubleDoubleLane<T> factor) where T : struct, ILane<T> =>
        TForm.EvaluateFactored(_family, _link, predictor, response, out factor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T StartingPredictor<T>(T response, T weight) where T : struct, ILane<T> =>
        _link.Predictor(_family.StartingMean(response, weight));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => _family.LikelihoodWeight(weight);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T> =>
        _family.LikelihoodResponse(response, weight);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion) where T : struct, ILane<T> =>
        _family.LogSaturated(response, weight, dispersion);
}
