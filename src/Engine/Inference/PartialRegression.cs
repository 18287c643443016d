using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>
/// A coefficient as a simple regression: what the other columns leave of the response against what they leave of its own
/// column. Its slope is the coefficient, β = Cov(Ỹ, X̃) / Var(X̃) (Frisch and Waugh 1933; Lovell 1963).
/// </summary>
/// <remarks>
/// Sums are weighted, by the prior weights in a linear model and by the working weights in any other, whose response is the working
/// residual (Wang 1985). With an intercept the residuals' weighted means are 0, so that the sums of products are covariances.
/// </remarks>
/// <param name="Coefficient">The coefficient's name.</param>
/// <param name="ResponseResiduals">What the other columns leave of the response, Ỹ, for each row used.</param>
/// <param name="PredictorResiduals">What they leave of the coefficient's column, X̃.</param>
/// <param name="Covariance">Σ w Ỹ X̃ / (n − 1).</param>
/// <param name="PredictorVariance">Σ w X̃² / (n − 1).</param>
/// <param name="ResponseVariance">Σ w Ỹ² / (n − 1).</param>
/// <param name="DataRow">The 1-based row of the data of a row used, from its place.</param>
public sealed record PartialRegression(
    string Coefficient, ColumnData ResponseResiduals, ColumnData PredictorResiduals,
    double Covariance, double PredictorVariance, double ResponseVariance, Func<int, int> DataRow)
{
    /// <summary>The slope Cov(Ỹ, X̃) / Var(X̃).</summary>
    public double Slope => Covariance / PredictorVariance;

    /// <summary>The partial correlation of response and column.</summary>
    public double Correlation => Covariance / Math.Sqrt(PredictorVariance * ResponseVariance);

    /// <summary>Takes a coefficient of a fit apart.</summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <param name="coefficient">The coefficient's name.</param>
    /// <exception cref="InputException">There is no such coefficient, it is aliased, or the fit holds its figures alone.</exception>
    public static PartialRegression Of(GlmFit fit, string coefficient)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var column = fit.IndexOf(coefficient);
        var rows = new FittedRows(fit);
        var predictor = PredictorResidualsOf(rows, column);
        var linear = fit.Linear is not null;
        var beta = rows.State.Beta[column];
        var response = rows.Generate((first, chunk, target) =>
        {
            predictor.CopyTo(first, target);
            for (var row = 0; row < target.Length; row++)
                target[row] = Math.FusedMultiplyAdd(beta, target[row], chunk.WorkingResidual(row));
        });
        var df = fit.Observations - 1;
        return new PartialRegression(
            coefficient, response, predictor, Sum(response, predictor) / df, Sum(predictor, predictor) / df, Sum(response, response) / df, rows.State.Problem.DataRow);

        double Sum(ColumnData left, ColumnData right) => ColumnData.Sum(rows.Count, (first, count) =>
        {
            using var chunk = rows.Evaluate(first, count);
            using var leftBuffer = ChunkBuffer.Rent(count);
            using var rightBuffer = ChunkBuffer.Rent(count);
            left.CopyTo(first, leftBuffer.Span);
            right.CopyTo(first, rightBuffer.Span);
            var sum = 0.0;
            for (var row = 0; row < count; row++)
            {
                var weight = chunk.Prior[row] * (linear ? 1 : chunk.Weight[row]);
                if (weight > 0)
                    sum += weight * leftBuffer.Span[row] * rightBuffer.Span[row];
            }
            return sum;
        });
    }

    /// <summary>With the covariance C of the estimates, X̃ = X Cⱼ / Cⱼⱼ: the column less its regression on the others.</summary>
    private static ColumnData PredictorResidualsOf(FittedRows rows, int column)
    {
        var whitening = rows.Whitening;
        var size = whitening.Columns;
        var root = rows.State.Solution.InverseRoot.AsMemory(column * size, size);
        var square = TensorPrimitives.SumOfSquares(root.Span);
        var design = new DesignRows(rows.State.Problem.Design);
        return ColumnData.Generate(rows.Count, rows.State.Problem.Storage, (first, target) =>
        {
            var z = new double[size];
            design.ForEach(first, target.Length, (row, columns, values) =>
            {
                whitening.Whiten(columns, values, z);
                target.Span[row] = TensorPrimitives.Dot<double>(root.Span, z) / square;
            });
        });
    }
}
