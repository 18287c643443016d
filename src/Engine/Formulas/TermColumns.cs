using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>
/// The columns of one term, in the order and with the names of R's <c>model.matrix</c>: every combination of a column
/// of each variable, the first variable's varying fastest.
/// </summary>
internal static class TermColumns
{
    /// <summary>Makes the columns.</summary>
    /// <param name="term">The term's label.</param>
    /// <param name="parts">The term's variables.</param>
    public static IEnumerable<DesignColumn> Of(string term, IReadOnlyList<TermPart> parts)
    {
        var factors = parts.OfType<FactorPart>().ToList();
        var codes = factors.Select(part => part.Codes).ToList();
        // One block for each choice of numeric columns; the cells are the same in all of them.
        var blocks = new Dictionary<string, DesignBlock>();
        foreach (var choice in Choices(parts))
        {
            var numbers = parts.Select((part, i) => (part as NumericPart)?.Columns[choice[i]].Values).OfType<ColumnData>().ToList();
            var key = string.Join(',', parts.Select((part, i) => part is NumericPart ? choice[i] : 0));
            if (!blocks.TryGetValue(key, out var block))
                blocks.Add(key, block = new DesignBlock(numbers, codes));
            var name = string.Join(':', parts.Select((part, i) => part.Names[choice[i]]));
            yield return new DesignColumn(term, name, block, Coding(factors, [.. choice.Where((_, i) => parts[i] is FactorPart)]));
        }
    }

    /// <summary>Number of columns.</summary>
    public static long Count(IEnumerable<TermPart> parts) =>
        parts.Aggregate(1L, (count, part) => Math.Min(int.MaxValue, count * part.Names.Count));

    /// <summary>Every choice of one column of each part, the first part's varying fastest.</summary>
    private static IEnumerable<int[]> Choices(IReadOnlyList<TermPart> parts)
    {
        if (parts.Any(part => part.Names.Count == 0))
            yield break;
        var choice = new int[parts.Count];
        while (true)
        {
            yield return (int[])choice.Clone();
            var place = 0;
            while (place < choice.Length && ++choice[place] == parts[place].Names.Count)
                choice[place++] = 0;
            if (place == choice.Length)
                yield break;
        }
    }

    /// <summary>The product of the factors' codings: a value for each cell that none of them leaves out.</summary>
    private static CellValue[] Coding(List<FactorPart> factors, int[] choice)
    {
        CellValue[] cells = [new(0, 1)];
        var width = 1;
        for (var i = 0; i < factors.Count; i++)
        {
            var stride = width;
            var coding = factors[i].Coding.Column(choice[i]);
            cells = [.. coding.SelectMany(level => cells.Select(cell => new CellValue(cell.Cell + stride * level.Cell, cell.Value * level.Value)))];
            width *= factors[i].Codes.Levels;
        }
        return cells;
    }
}

/// <summary>A variable as it stands in a term.</summary>
internal abstract record TermPart
{
    /// <summary>Names of its columns, the parts of coefficients' names.</summary>
    public abstract IReadOnlyList<string> Names { get; }
}

/// <summary>Numeric columns: one, or those of a basis.</summary>
/// <param name="Columns">The columns with their names.</param>
internal sealed record NumericPart(IReadOnlyList<(string Name, ColumnData Values)> Columns) : TermPart
{
    public override IReadOnlyList<string> Names { get; } = [.. Columns.Select(column => column.Name)];
}

/// <summary>A factor's columns under a coding.</summary>
/// <param name="Label">The variable as R writes it.</param>
/// <param name="Codes">Its codes.</param>
/// <param name="Coding">Its contrasts, or an indicator of every level.</param>
internal sealed record FactorPart(string Label, FactorCodes Codes, FactorCoding Coding) : TermPart
{
    public override IReadOnlyList<string> Names { get; } = [.. Coding.ColumnNames.Select(name => Label + name)];
}
