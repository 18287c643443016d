using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>The value that a coding gives to a cell.</summary>
/// <param name="Cell">The cell, from 0.</param>
/// <param name="Value">The value, not 0.</param>
public readonly record struct CellValue(int Cell, double Value);

/// <summary>One column of the model matrix: its block's product of numbers, times a value that its coding gives to the row's cell.</summary>
/// <param name="Term">The term's label in the formula; <c>(Intercept)</c> for the intercept.</param>
/// <param name="Name">The coefficient's name.</param>
/// <param name="Block">What the column is computed from; columns of one term share it.</param>
/// <param name="Coding">The cells where the column is not 0; a block without factors has cell 0 alone.</param>
public sealed record DesignColumn(string Term, string Name, DesignBlock Block, IReadOnlyList<CellValue> Coding)
{
    private static readonly CellValue[] Whole = [new(0, 1)];

    /// <summary>R's name of the intercept.</summary>
    public const string InterceptName = "(Intercept)";

    /// <summary>The column of ones; stored nowhere.</summary>
    public static DesignColumn Intercept() => new(InterceptName, InterceptName, new DesignBlock([], []), Whole);

    /// <summary>A numeric column, a main effect of its own.</summary>
    /// <param name="name">The coefficient's name.</param>
    /// <param name="values">The n values, all finite.</param>
    public static DesignColumn Of(string name, ColumnData values) => new(name, name, new DesignBlock([values], []), Whole);

    /// <summary>The product of numeric columns, computed in every pass.</summary>
    /// <param name="term">The term's label.</param>
    /// <param name="name">The coefficient's name.</param>
    /// <param name="values">The columns that are multiplied.</param>
    public static DesignColumn Of(string term, string name, IReadOnlyList<ColumnData> values) => new(term, name, new DesignBlock(values, []), Whole);

    /// <summary>Fills the column's values of the rows from <paramref name="first"/> on. Can be called from several threads.</summary>
    public void CopyTo(int first, Span<double> values)
    {
        Block.CopyProducts(first, values);
        if (Block.Factors.Count == 0)
            return;
        var coded = new double[Block.Cells];
        foreach (var (cell, value) in Coding)
            coded[cell] = value;
        var cells = new int[values.Length];
        Block.CopyCells(first, cells);
        for (var row = 0; row < values.Length; row++)
            values[row] *= coded[cells[row]];
    }
}
