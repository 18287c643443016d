using Accel.Kernels.Families;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Responses;

/// <summary>The distribution of a response given its linear predictor: what the passes and kernels are compiled for.</summary>
public interface IResponseModel
{
    /// <inheritdoc cref="IWorkingForm.IsLogistic"/>
    static abstract bool IsLogistic { get; }

    /// <summary>The mean μ = g⁻¹(η), with 1 − μ and dμ/dη.</summary>
    Mean<T> Mean<T>(T predictor) where T : struct, ILane<T>;

    /// <summary>The IRLS contribution of an observation of unit weight.</summary>
    Working<T> Evaluate<T>(T predictor, T response) where T : struct, ILane<T>;

    /// <summary>Mask of the responses for which <see cref="EvaluateFactored"/> spares a logarithm.</summary>
    T HasFactor<T>(T response) where T : struct, ILane<T>;

    /// <summary>The contribution of such a response with a logarithm left out; see <see cref="IWorkingForm.EvaluateFactored"/>.</summary>
    Working<T> EvaluateFactored<T>(T predictor, T response, out DoubleDoubleLane<T> factor) where T : struct, ILane<T>;

    /// <summary>The linear predictor that iterations start from.</summary>
    T StartingPredictor<T>(T response, T weight) where T : struct, ILane<T>;

    /// <summary>The weight as the log-likelihood counts it.</summary>
    T LikelihoodWeight<T>(T weight) where T : struct, ILane<T>;

    /// <summary>The response as the log-likelihood counts it.</summary>
    T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T>;

    /// <summary>The weighted log-density at μ = y; see <see cref="IFamily.LogSaturated"/>.</summary>
    T LogSaturated<T>(T response, T weight, Dispersion dispersion) where T : struct, ILane<T>;
}
