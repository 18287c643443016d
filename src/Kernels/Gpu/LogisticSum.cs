using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Kernels.Gpu;

/// <summary>The deviance of the binomial with logit link for responses of 0 and 1 with weight 1: one logarithm for many rows.</summary>
/// <param name="total">The deviance of the rows before.</param>
/// <param name="terms">The rows since.</param>
public readonly struct LogisticSum(double total, LogisticTerms<ScalarLane> terms) : IDevianceSum<LogisticSum>
{
    /// <inheritdoc/>
    public static int MostRows => LogisticTerms<ScalarLane>.MostRows;

    /// <inheritdoc/>
    public LogisticSum Zero => new(0, LogisticTerms<ScalarLane>.None);

    /// <inheritdoc/>
    public LogisticSum Folded => new(total + terms.Deviance.Value, LogisticTerms<ScalarLane>.None);

    /// <inheritdoc/>
    public double Total => total;

    /// <inheritdoc/>
    public LogisticSum Plus(double predictor, double response, double weight) =>
        new(total, terms.Plus(LogisticTerms<ScalarLane>.Argument(new ScalarLane(predictor), new ScalarLane(response))));
}
