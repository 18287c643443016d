using System.Text;
using Accel.Engine.Data;
using Accel.Engine.Data.Csv;

namespace Accel.Engine.Formulas;

/// <summary>What to say of a column that holds text where numbers were meant.</summary>
internal static class TextColumn
{
    /// <summary>Names a value that is no number, and its row.</summary>
    public static string Describe(CategoricalColumn column)
    {
        var (level, row) = FirstText(column);
        return $"column '{column.Name}' holds text, such as '{Shorten(level)}' in row {row + 1}{Explain(level)}";
    }

    /// <summary>A warning where most levels are numbers, so that text was probably not meant; else null.</summary>
    public static string? WarnOfNumbers(CategoricalColumn column)
    {
        var numbers = column.Levels.Count(level => IsNumber(level) || Explain(level).Length > 0);
        if (numbers < 2 || numbers * 2 < column.Levels.Count)
            return null;
        var (level, row) = FirstText(column);
        return $"Column '{column.Name}' is taken as a factor with {column.Levels.Count} levels, because not all of its values are numbers: '{Shorten(level)}' in row {row + 1}{Explain(level)}.";
    }

    private static (string Level, int Row) FirstText(CategoricalColumn column)
    {
        var isText = column.Levels.Select(level => !IsNumber(level)).ToArray();
        var (row, first, text) = (0, -1, -1);
        foreach (var code in column.Codes)
        {
            if (code >= 0 && first < 0)
                first = row;
            if (code >= 0 && isText[(int)code])
            {
                text = row;
                break;
            }
            row++;
        }
        var found = text >= 0 ? text : first;
        return found < 0 ? ("", 0) : (column[found]!, found);
    }

    private static bool IsNumber(string text) => NumberParser.TryParse(FieldText.Trim(Encoding.UTF8.GetBytes(text)), out _);

    /// <summary>Why a text that people read as a number is none, in brackets; empty for other texts.</summary>
    private static string Explain(string text)
    {
        var trimmed = text.Trim();
        return
            trimmed.Contains(',', StringComparison.Ordinal) && IsNumber(trimmed.Replace(',', '.')) ? " (numbers need a decimal point, not a comma)"
            : trimmed.Contains(',', StringComparison.Ordinal) && IsNumber(trimmed.Replace(",", "", StringComparison.Ordinal)) ? " (numbers stand without separators of thousands)"
            : trimmed.Length > 1 && (trimmed[^1] == '%' && IsNumber(trimmed[..^1])) ? " (numbers stand without a percent sign)"
            : "";
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
