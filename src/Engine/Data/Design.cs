namespace Accel.Engine.Data;

/// <summary>
/// The model matrix of a fit, kept as columns by kind: nothing is expanded that a pass can
/// compute on the fly. Blocks stand in the order of R's <c>model.matrix</c>.
/// </summary>
public sealed class Design
{
    /// <summary>Creates a design.</summary>
    /// <param name="rowCount">Number of rows n, the same for every block.</param>
    /// <param name="blocks">The blocks in coefficient order; may be empty (a model of the offset alone).</param>
    /// <exception cref="ArgumentException">A block's length is not <paramref name="rowCount"/>.</exception>
    public Design(int rowCount, IReadOnlyList<DesignBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (var block in blocks)
        {
            if (block.RowCount is { } rows && rows != rowCount)
                throw new ArgumentException($"Term '{block.Term}' has {rows} rows, the design {rowCount}.", nameof(blocks));
        }
        RowCount = rowCount;
        Blocks = blocks;
        CoefficientNames = [.. blocks.SelectMany(block => block.CoefficientNames)];
    }

    /// <summary>Number of rows n.</summary>
    public int RowCount { get; }

    /// <summary>The blocks in coefficient order.</summary>
    public IReadOnlyList<DesignBlock> Blocks { get; }

    /// <summary>The p coefficient names as R writes them: <c>(Intercept)</c>, <c>x</c>, <c>genrerock</c>.</summary>
    public IReadOnlyList<string> CoefficientNames { get; }

    /// <summary>Number of coefficients p.</summary>
    public int ColumnCount => CoefficientNames.Count;

    /// <summary>True where the design holds an intercept.</summary>
    public bool HasIntercept => Blocks.Any(block => block is InterceptBlock);
}
