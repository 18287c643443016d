using System.Numerics.Tensors;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Models;
using Accel.Kernels.Distributions;

namespace Accel.Engine.Inference;

/// <summary>
/// Covariances of the estimates that hold where variances, or the independence of rows in a cluster, don't: the sandwich
/// (XᵀWX)⁻¹ M (XᵀWX)⁻¹, M being the sum of the outer products of the scores of rows or clusters. Agrees with R's package sandwich
/// (Zeileis 2004, Journal of Statistical Software 11; Zeileis, Köll and Graham 2020, ibid. 95), which counts rows of weight 0 too.
/// </summary>
public static class RobustCovariance
{
    /// <summary>Parts that are summed by themselves: enough for many threads, few enough for their sums to be small beside the data.</summary>
    private const int MostParts = 32;

    /// <summary>Heteroscedasticity-consistent covariance, R's <c>sandwich::vcovHC</c>.</summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <param name="kind">Which.</param>
    /// <returns>p × p in coefficient order; NaN in rows and columns of aliased coefficients.</returns>
    /// <exception cref="InputException">A row has leverage 1, so that HC2 and HC3 are not defined, or the fit holds its figures alone.</exception>
    public static double[,] HeteroscedasticityConsistent(GlmFit fit, CovarianceKind kind)
    {
        var rows = new FittedRows(fit);
        var leverages = kind is CovarianceKind.HC2 or CovarianceKind.HC3 ? Leverages(fit) : null;
        var size = rows.State.Beta.Length;
        var parts = new double[Math.Min(MostParts, ColumnData.ChunkCount(rows.Count))][];
        var (whitening, design) = (rows.Whitening, new DesignRows(rows.State.Problem.Design));
        Workers.ForEach(parts.Length, part =>
        {
            var sums = parts[part] = new double[size * size];
            var z = new double[size];
            foreach (var (first, count) in Chunks(rows.Count, part, parts.Length))
            {
                using var chunk = rows.Evaluate(first, count);
                using var buffer = ChunkBuffer.Rent(count);
                leverages?.CopyTo(first, buffer.Span);
                var factors = buffer.Memory;
                design.ForEach(first, count, (row, columns, values) =>
                {
                    var score = chunk.Prior[row] * chunk.Score[row];
                    if (score == 0)
                        return;
                    var rest = kind is CovarianceKind.HC2 or CovarianceKind.HC3 ? 1 - factors.Span[row] : 1;
                    whitening.Whiten(columns, values, z);
                    AddSquare(sums, z, score * score / (kind == CovarianceKind.HC3 ? rest * rest : rest));
                });
            }
        });
        double n = fit.Observations;
        return Sandwich(fit, whitening, parts, kind == CovarianceKind.HC1 ? n / (n - fit.Rank) : 1);
    }

    /// <summary>
    /// Covariance for rows that depend on each other within clusters, R's <c>sandwich::vcovCL</c>: scores are added up over each
    /// cluster, and the result is multiplied by G / (G − 1) for G clusters, for HC1 also by (n − 1) / (n − k).
    /// </summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <param name="cluster">The column of the table that was fitted that names each row's cluster.</param>
    /// <param name="kind">HC0 or HC1; null for R's default, HC1 for a linear model and HC0 for any other.</param>
    /// <returns>p × p in coefficient order; NaN in rows and columns of aliased coefficients.</returns>
    /// <exception cref="InputException">A row has no cluster, there is one cluster only, the column is of another table, or the kind is HC2 or HC3.</exception>
    public static double[,] Clustered(GlmFit fit, Column cluster, CovarianceKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var used = kind ?? DefaultClustered(fit);
        if (used is CovarianceKind.HC2 or CovarianceKind.HC3)
            throw new InputException($"{used} is a covariance of independent rows; with clusters, take HC0 or HC1.");
        var rows = new FittedRows(fit);
        var clusters = RowClusters.Of(rows.State.Problem, cluster);
        var size = rows.State.Beta.Length;
        var (whitening, design) = (rows.Whitening, new DesignRows(rows.State.Problem.Design));
        // Scores of a cluster, whose rows may be anywhere, are added in the order of the rows.
        var totals = new double[clusters.Count][];
        for (var first = 0; first < rows.Count; first += ColumnData.ChunkRows)
        {
            var start = first;
            using var chunk = rows.Evaluate(first, Math.Min(ColumnData.ChunkRows, rows.Count - first));
            design.ForEach(first, chunk.Rows, (row, columns, values) =>
            {
                var total = totals[clusters.Codes[start + row]] ??= new double[size];
                var score = chunk.Prior[row] * chunk.Score[row];
                for (var entry = 0; entry < columns.Length; entry++)
                    total[columns[entry]] += score * values[entry];
            });
        }
        var sums = new double[size * size];
        var z = new double[size];
        int[] all = [.. Enumerable.Range(0, size)];
        foreach (var total in totals)
        {
            whitening.Whiten(all, total, z);
            AddSquare(sums, z, 1);
        }
        double n = fit.Observations;
        double g = clusters.Count;
        return Sandwich(fit, whitening, [sums], g / (g - 1) * (used == CovarianceKind.HC1 ? (n - 1) / (n - fit.Rank) : 1));
    }

    /// <summary>The kind that clusters have where none is chosen: HC1 for a linear model, HC0 for any other.</summary>
    /// <param name="fit">The fit.</param>
    public static CovarianceKind DefaultClustered(GlmFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Linear is null ? CovarianceKind.HC0 : CovarianceKind.HC1;
    }

    /// <summary>The fit with other standard errors, and the statistics and p-values that follow from them.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="covariance">The covariance to use.</param>
    /// <param name="name">What it is called in the summary, such as HC1.</param>
    public static GlmFit With(GlmFit fit, double[,] covariance, string name)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(covariance);
        return fit with
        {
            Covariance = covariance,
            CovarianceName = name,
            Coefficients = [.. fit.Coefficients.Select((one, i) =>
            {
                var error = Math.Sqrt(covariance[i, i]);
                var statistic = one.Estimate / error;
                return one with
                {
                    StdError = error,
                    Statistic = statistic,
                    PValue = fit.DispersionEstimated ? new StudentT(fit.ResidualDf).TwoSided(statistic) : new Normal(0, 1).TwoSided(statistic),
                };
            })],
        };
    }

    private static ColumnData Leverages(GlmFit fit)
    {
        var rows = new RowDiagnostics(fit);
        var leverages = rows.Leverages;
        if (leverages.Greatest < 1)
            return leverages;
        var row = leverages.TakeWhile(leverage => leverage < 1).Count();
        throw new InputException($"Row {rows.DataRow(row)} of the data has leverage 1, as the only one of its kind: HC2 and HC3 are not defined. Take HC0 or HC1, or leave the row out.");
    }

    private static IEnumerable<(int First, int Count)> Chunks(int rows, int part, int parts)
    {
        var chunks = ColumnData.ChunkCount(rows);
        for (var chunk = (int)((long)chunks * part / parts); chunk < (int)((long)chunks * (part + 1) / parts); chunk++)
            yield return (chunk * ColumnData.ChunkRows, Math.Min(ColumnData.ChunkRows, rows - chunk * ColumnData.ChunkRows));
    }

    /// <summary>Adds the upper triangle of weight · z zᵀ.</summary>
    private static void AddSquare(double[] sums, double[] z, double weight)
    {
        var size = z.Length;
        for (var i = 0; i < size; i++)
        {
            if (z[i] != 0)
                TensorPrimitives.FusedMultiplyAdd(z.AsSpan(i), weight * z[i], sums.AsSpan(i * size + i, size - i), sums.AsSpan(i * size + i, size - i));
        }
    }

    /// <summary>R B Rᵀ for the sum B of the parts and the root R of (XᵀWX)⁻¹.</summary>
    private static double[,] Sandwich(GlmFit fit, RowWhitening whitening, double[][] parts, double factor)
    {
        var size = whitening.Columns;
        var half = new double[size * size];
        var column = new double[size];
        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++)
                column[i] = parts.Sum(part => part[Math.Min(i, j) * size + Math.Max(i, j)]);
            // Row j of (R B)ᵀ.
            whitening.Unwhiten(column, half.AsSpan(j * size, size));
        }
        var covariance = new double[size, size];
        var product = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                column[j] = half[j * size + i];
            whitening.Unwhiten(column, product);
            for (var j = 0; j < size; j++)
                covariance[i, j] = fit.Coefficients[i].IsAliased || fit.Coefficients[j].IsAliased ? double.NaN : factor * product[j];
        }
        return covariance;
    }
}
