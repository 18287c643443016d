namespace Accel.Engine.Inference;

/// <summary>A table of tests as R's <c>anova</c> and <c>drop1</c> give it.</summary>
/// <param name="Heading">R's lines above the table, with their line feeds.</param>
/// <param name="Columns">R's column names.</param>
/// <param name="Rows">The rows.</param>
public sealed record AnovaTable(string Heading, IReadOnlyList<string> Columns, IReadOnlyList<AnovaRow> Rows)
{
    /// <summary>What the user should know, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A number of the table; NaN where R prints nothing.</summary>
    /// <param name="row">The row's name.</param>
    /// <param name="column">The column's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such row or column.</exception>
    public double this[string row, string column]
    {
        get
        {
            var found = Rows.FirstOrDefault(one => one.Name == row) ?? throw new KeyNotFoundException($"The table has no row '{row}'.");
            var at = Columns.Index().FirstOrDefault(one => one.Item == column, (Index: -1, Item: ""));
            return at.Index < 0 ? throw new KeyNotFoundException($"The table has no column '{column}'.") : found.Values[at.Index];
        }
    }
}

/// <summary>A row of a table of tests.</summary>
/// <param name="Name">The term, or the number of the model.</param>
/// <param name="Values">One number a column; NaN where R prints nothing.</param>
public sealed record AnovaRow(string Name, IReadOnlyList<double> Values);
