using System.Numerics.Tensors;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Distributions;

namespace Accel.Engine.Models;

/// <summary>What <c>summary.lm</c> adds to a gaussian model with identity link.</summary>
internal static class LeastSquares
{
    /// <summary>R², σ, F and the residuals, by <c>summary.lm</c>'s definitions.</summary>
    /// <param name="problem">What was fitted.</param>
    /// <param name="result">The estimates.</param>
    /// <param name="check">The response's mean and the weights' sum.</param>
    /// <param name="residualDf">Residual degrees of freedom.</param>
    public static LinearModelStatistics Statistics(GlmProblem problem, ScoringResult result, ResponseCheck check, int residualDf)
    {
        var observations = problem.Observations;
        var fitted = new FittedPredictor(problem.Design, observations.Offset, result.Beta);
        var intercept = problem.Design.HasIntercept ? 1 : 0;
        var explained = double.IsNaN(result.Explained) ? Explained(observations, fitted, intercept == 1 ? check : null) : result.Explained;
        var residual = result.Deviance;

        var df = result.Solution.Kept.Count - intercept;
        var total = explained + residual;
        var rSquared = df == 0 ? 0 : explained / total;
        var adjusted = df == 0 ? 0 : 1 - (1 - rSquared) * (residualDf + df) / residualDf;
        var variance = residualDf > 0 ? residual / residualDf : double.NaN;
        var f = df == 0 ? double.NaN : explained / df / variance;
        return new LinearModelStatistics(
            Math.Sqrt(variance), rSquared, adjusted, f, df, residualDf,
            double.IsNaN(f) ? double.NaN : new FisherF(df, residualDf).Cdf(f, Tail.Upper),
            problem.TableRows == problem.Design.RowCount ? null : problem.DataRow,
            observations.Weights is { } weights && weights.Least < weights.Greatest,
            () => Residuals(observations, fitted, problem.Storage));
    }

    /// <summary>Σ w (μ − μ̄)² with an intercept, Σ w μ² without.</summary>
    private static double Explained(Observations observations, FittedPredictor fitted, ResponseCheck? aboutMean)
    {
        // The fitted values' mean is the response's but for rounding, and but for an offset or weights not at all.
        var centre = aboutMean?.Mean ?? 0;
        var rows = observations.Response.Count;
        var offCentre = new double[ColumnData.ChunkCount(rows)];
        var squares = ColumnData.Sum(rows, (first, count) =>
        {
            using var valuesBuffer = ChunkBuffer.Rent(count);
            var values = valuesBuffer.Span;
            using var weightsBuffer = ChunkBuffer.Rent(count);
            var weights = weightsBuffer.Span;
            fitted.Fill(first, values);
            observations.CopyWeights(first, weights);
            TensorPrimitives.Subtract(values, centre, values);
            offCentre[first / ColumnData.ChunkRows] = TensorPrimitives.Dot<double>(weights, values);
            TensorPrimitives.Multiply(values, values, values);
            return TensorPrimitives.Dot<double>(weights, values);
        });
        return aboutMean is null ? squares : squares - offCentre.Sum() * offCentre.Sum() / aboutMean.WeightSum;
    }

    /// <summary>√w (y − μ).</summary>
    private static ColumnData Residuals(Observations observations, FittedPredictor fitted, DataStorage storage) =>
        ColumnData.Generate(observations.Response.Count, storage, (first, target) =>
        {
            var residuals = target.Span;
            using var fitsBuffer = ChunkBuffer.Rent(residuals.Length);
            var fits = fitsBuffer.Span;
            fitted.Fill(first, fits);
            observations.Response.CopyTo(first, residuals);
            TensorPrimitives.Subtract(residuals, fits, residuals);
            if (observations.Weights is null)
                return;
            observations.CopyWeights(first, fits);
            TensorPrimitives.Sqrt(fits, fits);
            TensorPrimitives.Multiply(residuals, fits, residuals);
        });
}
