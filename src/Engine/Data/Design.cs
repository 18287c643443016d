using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>
/// The model matrix of a fit, kept as what its columns are computed from: nothing is expanded that a pass can
/// compute on the fly. Columns stand in the order of R's <c>model.matrix</c>.
/// </summary>
public sealed class Design
{
    /// <summary>Creates a design.</summary>
    /// <param name="rowCount">Number of rows n, the same for every stored column.</param>
    /// <param name="columns">The columns in coefficient order; may be empty (a model of the offset alone).</param>
    /// <exception cref="ArgumentException">A stored column's length is not <paramref name="rowCount"/>.</exception>
    public Design(int rowCount, IEnumerable<DesignColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = [.. columns];
        foreach (var column in Columns)
        {
            if (column.Block.Stored.FirstOrDefault(stored => stored.Count != rowCount) is { } wrong)
                throw new ArgumentException($"Term '{column.Term}' has {wrong.Count} rows, the design {rowCount}.", nameof(columns));
        }
        RowCount = rowCount;
        Blocks = [.. Columns.Select(column => column.Block).Distinct()];
        CoefficientNames = [.. Columns.Select(column => column.Name)];
        Terms = [.. Columns.Select(column => column.Term).Where(term => term != DesignColumn.InterceptName).Distinct()];
    }

    /// <summary>Number of rows n.</summary>
    public int RowCount { get; }

    /// <summary>The p columns in coefficient order.</summary>
    public IReadOnlyList<DesignColumn> Columns { get; }

    /// <summary>What the columns are computed from, each once.</summary>
    public IReadOnlyList<DesignBlock> Blocks { get; }

    /// <summary>The p coefficient names as R writes them: <c>(Intercept)</c>, <c>x</c>, <c>genrerock</c>.</summary>
    public IReadOnlyList<string> CoefficientNames { get; }

    /// <summary>The labels of the terms that have columns, in order; the intercept is none.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Number of coefficients p.</summary>
    public int ColumnCount => Columns.Count;

    /// <summary>True where the design holds an intercept.</summary>
    public bool HasIntercept => Blocks.Any(block => block.IsIntercept);

    /// <summary>The same columns over other rows, or other storage.</summary>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="replace">Gives the column that takes a stored column's place.</param>
    public Design With(int rowCount, Func<ColumnData, ColumnData> replace)
    {
        var blocks = Blocks.ToDictionary(block => block, block => block.With(replace));
        return new Design(rowCount, Columns.Select(column => column with { Block = blocks[column.Block] }));
    }
}
