using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Gpu;

/// <summary>What a row gives to an IRLS pass; nothing where its prior weight is 0.</summary>
/// <param name="predictor">η.</param>
/// <param name="weight">The working weight.</param>
/// <param name="score">The working score.</param>
/// <param name="deviance">The deviance.</param>
/// <param name="pearson">Pearson's χ².</param>
internal readonly struct RowEvaluation(double predictor, double weight, double score, double deviance, double pearson)
{
    /// <summary>The working weight.</summary>
    public double Weight => weight;

    /// <summary>The working score; at the starting means, towards the whole predictor.</summary>
    public double Score => score;

    /// <summary>The deviance.</summary>
    public double Deviance => deviance;

    /// <summary>Pearson's χ².</summary>
    public double Pearson => pearson;

    /// <summary>A sum of W (η − c)² with the row's.</summary>
    public double PlusExplained(double sum, double centre) =>
        ExplainedTerm.Plus<ScalarLane>(new(sum), new(weight), new(predictor), new(centre)).Value;

    /// <summary>Evaluates a row.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="rows">The data.</param>
    /// <param name="row">The row.</param>
    /// <param name="starting">1 for the starting mean, 0 for β.</param>
    /// <param name="observed">The row's response.</param>
    /// <param name="prior">The row's prior weight.</param>
    /// <param name="dense">The row's dense columns times their coefficients.</param>
    /// <param name="beta">β.</param>
    public static RowEvaluation Of<TModel>(
        TModel model, GpuRows rows, long row, int starting, double observed, double prior, double dense, GpuCoefficients beta)
        where TModel : struct, IResponseModel
    {
        // A weight of NaN has none either.
        if (!(prior > 0))
            return default;
        var response = new ScalarLane(observed);
        var predictor = starting != 0
            ? model.StartingPredictor(response, new ScalarLane(prior))
            : new ScalarLane(dense + rows.PredictorBesideDense(beta, row));
        var working = model.Evaluate(predictor, response);
        var weight = prior * working.Weight.Value;
        var score = prior * working.Score.Value;
        if (starting != 0)
            score = StartingScore.Of(new ScalarLane(weight), new ScalarLane(score), predictor, new ScalarLane(rows.OffsetOf(row))).High.Value;
        return new RowEvaluation(predictor.Value, weight, score, prior * working.Deviance.Value, prior * working.Pearson.Value);
    }
}
