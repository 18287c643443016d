using Accel.Engine.Data;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>The cluster of each row that was used.</summary>
/// <param name="Codes">A number from 0 for each row.</param>
/// <param name="Count">Number of clusters.</param>
internal sealed record RowClusters(int[] Codes, int Count)
{
    /// <summary>Finds the clusters that a column of the fitted table names.</summary>
    /// <exception cref="InputException">A row has no cluster, there is one cluster only, or the column is of another table.</exception>
    public static RowClusters Of(GlmProblem problem, Column column)
    {
        var rows = problem.Design.RowCount;
        if (column.Count != problem.TableRows)
            throw new InputException($"The column '{column.Name}' of clusters has {column.Count} rows, the data of the fit {problem.TableRows}; take a column of the same table.");
        var codeOf = new Dictionary<double, int>();
        var codes = new int[rows];
        var values = column.Data.ToArray();
        for (var row = 0; row < rows; row++)
        {
            var value = values[problem.DataRow(row) - 1];
            if (column.IsMissing(value))
                throw new InputException($"Row {problem.DataRow(row)} of {problem.Source} has no value in the column '{column.Name}' of clusters; give it one, or leave the row out.");
            if (!codeOf.TryGetValue(value, out codes[row]))
                codeOf.Add(value, codes[row] = codeOf.Count);
        }
        return codeOf.Count > 1
            ? new RowClusters(codes, codeOf.Count)
            : throw new InputException($"The column '{column.Name}' names a single cluster; a covariance over clusters needs two or more.");
    }
}
