using Accel.Kernels.Distributions;

namespace Accel.Engine.Models;

/// <summary>What <c>summary.lm</c> adds to a gaussian model with identity link.</summary>
internal static class LeastSquares
{
    /// <summary>R², σ, F and the residuals, by <c>summary.lm</c>'s definitions.</summary>
    /// <param name="problem">What was fitted.</param>
    /// <param name="result">The estimates.</param>
    /// <param name="residualDf">Residual degrees of freedom.</param>
    public static LinearModelStatistics Statistics(GlmProblem problem, ScoringResult result, int residualDf)
    {
        var observations = problem.Observations;
        var fitted = FittedPredictor.Of(problem.Design, observations.Offset, result.Beta);
        var intercept = problem.Design.HasIntercept ? 1 : 0;
        var explained = Explained(observations, fitted, intercept == 1);
        var residual = result.Deviance;

        var df = result.Solution.Kept.Count - intercept;
        var total = explained + residual;
        var rSquared = df == 0 ? 0 : explained / total;
        var adjusted = df == 0 ? 0 : 1 - (1 - rSquared) * (residualDf + df) / residualDf;
        var variance = residualDf > 0 ? residual / residualDf : double.NaN;
        var f = df == 0 ? double.NaN : explained / df / variance;
        return new LinearModelStatistics(
            Math.Sqrt(variance), rSquared, adjusted, f, df, residualDf,
            double.IsNaN(f) ? double.NaN : FisherF.UpperTail(f, df, residualDf),
            Residuals(observations, fitted),
            problem.Omitted == 0 ? null : [.. Enumerable.Range(0, fitted.Length).Select(problem.DataRow)],
            observations.Weights?.Distinct().Skip(1).Any() == true);
    }

    /// <summary>Σ w (μ − μ̄)² with an intercept, Σ w μ² without.</summary>
    private static double Explained(Data.Observations observations, double[] fitted, bool aboutMean)
    {
        var (weights, sum) = (0.0, 0.0);
        for (var row = 0; row < fitted.Length && aboutMean; row++)
        {
            weights += observations.WeightOf(row);
            sum += observations.WeightOf(row) * fitted[row];
        }
        var mean = aboutMean ? sum / weights : 0;
        var explained = 0.0;
        for (var row = 0; row < fitted.Length; row++)
            explained += observations.WeightOf(row) * (fitted[row] - mean) * (fitted[row] - mean);
        return explained;
    }

    /// <summary>√w (y − μ); turns the fitted values into them.</summary>
    private static double[] Residuals(Data.Observations observations, double[] fitted)
    {
        for (var row = 0; row < fitted.Length; row++)
            fitted[row] = Math.Sqrt(observations.WeightOf(row)) * (observations.Response[row] - fitted[row]);
        return fitted;
    }
}
