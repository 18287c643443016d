using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>
/// A column of text, kept as codes of its levels. Levels are the texts that occur, sorted by
/// code point; there are no unused ones.
/// </summary>
public sealed class CategoricalColumn : Column
{
    /// <summary>Creates a column of the given texts.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One text for each row, null where it is missing.</param>
    public CategoricalColumn(string name, IReadOnlyList<string?> values)
        : this(name, values, LevelsOf(values))
    {
    }

    /// <summary>Takes codes whose levels are already sorted by code point, each of them used.</summary>
    internal CategoricalColumn(string name, ColumnData codes, string[] levels)
        : base(name, codes) => Levels = levels;

    private CategoricalColumn(string name, IReadOnlyList<string?> values, string[] levels)
        : this(name, CodesOf(values, levels), levels)
    {
    }

    /// <summary>The code of a missing value.</summary>
    public const int MissingCode = -1;

    /// <summary>One code for each row: the place of its text in <see cref="Levels"/>, or <see cref="MissingCode"/>.</summary>
    public ColumnData Codes => Data;

    /// <summary>The distinct texts, sorted by code point.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>The text of a row, null where it is missing.</summary>
    /// <param name="row">The row, from 0.</param>
    public string? this[int row] => Data[row] is var code && code == MissingCode ? null : Levels[(int)code];

    /// <inheritdoc/>
    internal override bool IsMissing(double stored) => stored == MissingCode;

    private static string[] LevelsOf(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance)];
    }

    private static ColumnData CodesOf(IReadOnlyList<string?> values, string[] levels)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var level in levels)
            codes.Add(level, codes.Count);
        return ColumnData.From([.. values.Select(value => value is null ? MissingCode : codes[value])]);
    }
}
