using System.Globalization;
using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>A categorical variable of a design, kept as codes.</summary>
/// <param name="Codes">The n level codes, 0 for the first level.</param>
/// <param name="Levels">Number of levels.</param>
public sealed record FactorCodes(ColumnData Codes, int Levels)
{
    /// <summary>Indicator columns of the levels, a main effect.</summary>
    /// <param name="term">The term's label, which begins the coefficients' names.</param>
    /// <param name="firstLevel">First level that has a column: 1 for treatment contrasts (level 0 is the baseline), 0 for a column of every level.</param>
    /// <param name="levels">The levels' names; their numbers where null.</param>
    public IEnumerable<DesignColumn> Indicators(string term, int firstLevel, IReadOnlyList<string>? levels = null)
    {
        var block = new DesignBlock([], [this]);
        return Enumerable.Range(firstLevel, Levels - firstLevel)
            .Select(level => new DesignColumn(term, term + (levels?[level] ?? level.ToString(CultureInfo.InvariantCulture)), block, [new(level, 1)]));
    }
}

/// <summary>
/// What columns of a design are computed from: in each row the product of numbers, standing in the cell that the
/// row's levels make. Without factors there is one cell; without numbers the product is 1; with neither, the block
/// is the intercept's and stores nothing.
/// </summary>
/// <param name="numbers">The numeric columns that are multiplied, all values finite.</param>
/// <param name="factors">The factors whose levels make the cells; the first one's varies fastest.</param>
public sealed class DesignBlock(IReadOnlyList<ColumnData> numbers, IReadOnlyList<FactorCodes> factors)
{
    /// <summary>The numeric columns that are multiplied.</summary>
    public IReadOnlyList<ColumnData> Numbers { get; } = numbers;

    /// <summary>The factors whose levels make the cells; the first one's varies fastest.</summary>
    public IReadOnlyList<FactorCodes> Factors { get; } = factors;

    /// <summary>Number of cells: the product of the factors' numbers of levels.</summary>
    public int Cells { get; } = factors.Aggregate(1, (cells, factor) => checked(cells * factor.Levels));

    /// <summary>True where the block is 1 in every row.</summary>
    public bool IsIntercept => Numbers.Count == 0 && Factors.Count == 0;

    /// <summary>The stored columns.</summary>
    public IEnumerable<ColumnData> Stored => Numbers.Concat(Factors.Select(factor => factor.Codes));

    /// <summary>Fills the cells of the rows from <paramref name="first"/> on. Can be called from several threads.</summary>
    public void CopyCells(int first, Span<int> cells)
    {
        cells.Clear();
        if (Factors.Count == 0)
            return;
        Factors[^1].Codes.CopyTo(first, cells);
        if (Factors.Count == 1)
            return;
        var codes = new int[cells.Length];
        for (var i = Factors.Count - 2; i >= 0; i--)
        {
            Factors[i].Codes.CopyTo(first, codes);
            TensorPrimitives.MultiplyAdd(cells, Factors[i].Levels, codes, cells);
        }
    }

    /// <summary>Fills the products of the numbers of the rows from <paramref name="first"/> on. Can be called from several threads.</summary>
    public void CopyProducts(int first, Span<double> products)
    {
        if (Numbers.Count == 0)
        {
            products.Fill(1);
            return;
        }
        Numbers[0].CopyTo(first, products);
        if (Numbers.Count == 1)
            return;
        using var buffer = ChunkBuffer.Rent(products.Length);
        for (var i = 1; i < Numbers.Count; i++)
            TensorPrimitives.Multiply(products, Numbers[i].View(first, buffer.Span), products);
    }

    /// <summary>The block over other rows, or other storage.</summary>
    /// <param name="replace">Gives the column that takes a stored column's place.</param>
    public DesignBlock With(Func<ColumnData, ColumnData> replace) => new(
        [.. Numbers.Select(replace)], [.. Factors.Select(factor => factor with { Codes = replace(factor.Codes) })]);
}
