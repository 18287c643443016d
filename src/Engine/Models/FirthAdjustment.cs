using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;
using Accel.Engine.Inference;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Engine.Models;

/// <summary>What bias reduction adds to the score: Σ ½ h (d²μ/dη²)/(dμ/dη) x over the rows, with the leverages h.</summary>
/// <param name="problem">What is fitted.</param>
internal sealed class FirthAdjustment(GlmProblem problem)
{
    private readonly DesignRows _rows = new(problem.Design);
    private readonly ResponsePass _pass = ResponsePass.OnLanes(LaneSelection.Chosen, problem.Model);

    /// <summary>The p sums.</summary>
    /// <param name="beta">The coefficients.</param>
    /// <param name="solution">The normal equations solved there.</param>
    public double[] Of(double[] beta, NormalEquationsSolution solution)
    {
        var rows = problem.Design.RowCount;
        var predictor = new FittedPredictor(problem.Design, problem.Observations.Offset, beta);
        var whitening = new RowWhitening(solution.InverseRoot, beta.Length);
        var chunks = new double[ColumnData.ChunkCount(rows)][];
        ColumnData.Chunkwise(rows, (first, count) => chunks[first / ColumnData.ChunkRows] = OfChunk(first, count, predictor, whitening));
        var sums = new double[beta.Length];
        foreach (var chunk in chunks)
            TensorPrimitives.Add(sums, chunk, sums);
        return sums;
    }

    private double[] OfChunk(int first, int count, FittedPredictor predictor, RowWhitening whitening)
    {
        using var chunk = new RowChunk(count);
        predictor.Fill(first, chunk.Predictor);
        problem.Observations.Response.CopyTo(first, chunk.Response);
        problem.Observations.CopyWeights(first, chunk.Prior);
        _pass.Working(chunk.Predictor, chunk.Response, chunk.Weight, chunk.Score, chunk.Deviance);
        var sums = new double[whitening.Columns];
        var z = new double[whitening.Columns];
        var half = new double[count];
        for (var row = 0; row < count; row++)
        {
            var weight = chunk.Prior[row] * chunk.Weight[row];
            half[row] = weight > 0 ? 0.5 * weight * problem.Model.Link.SlopeGrowth(chunk.Predictor[row]) : 0;
        }
        _rows.ForEach(first, count, (row, columns, values) =>
        {
            if (half[row] == 0)
                return;
            whitening.Whiten(columns, values, z);
            var share = half[row] * TensorPrimitives.SumOfSquares<double>(z);
            for (var entry = 0; entry < columns.Length; entry++)
                sums[columns[entry]] += share * values[entry];
        });
        return sums;
    }
}
