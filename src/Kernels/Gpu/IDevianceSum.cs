using Accel.Kernels.Responses;

namespace Accel.Kernels.Gpu;

/// <summary>A deviance that grows by rows, in a thread's registers.</summary>
/// <typeparam name="TSum">The sum itself.</typeparam>
public interface IDevianceSum<TSum>
    where TSum : struct, IDevianceSum<TSum>
{
    /// <summary>After at most this many rows the sum must be folded.</summary>
    static abstract int MostRows { get; }

    /// <summary>The deviance of nothing.</summary>
    TSum Zero { get; }

    /// <summary>The sum with another row.</summary>
    /// <param name="predictor">η.</param>
    /// <param name="response">The response as the log-likelihood counts it.</param>
    /// <param name="weight">The weight as the log-likelihood counts it, above 0.</param>
    TSum Plus(double predictor, double response, double weight);

    /// <summary>The same sum, ready for more rows.</summary>
    TSum Folded { get; }

    /// <summary>The deviance; of a folded sum.</summary>
    double Total { get; }
}

/// <summary>The deviance of any response model, row by row.</summary>
/// <param name="model">The response model.</param>
/// <param name="total">The deviance.</param>
public readonly struct ModelDeviance<TModel>(TModel model, double total) : IDevianceSum<ModelDeviance<TModel>>
    where TModel : struct, IResponseModel
{
    /// <inheritdoc/>
    public static int MostRows => int.MaxValue;

    /// <inheritdoc/>
    public ModelDeviance<TModel> Zero => new(model, 0);

    /// <inheritdoc/>
    public ModelDeviance<TModel> Folded => this;

    /// <inheritdoc/>
    public double Total => total;

    /// <inheritdoc/>
    public ModelDeviance<TModel> Plus(double predictor, double response, double weight) =>
        new(model, total + weight * model.Evaluate(new Lanes.ScalarLane(predictor), new Lanes.ScalarLane(response)).Deviance.Value);
}
