using System.Globalization;
using System.Text;

namespace Accel.Bench.Gpu.Report;

/// <summary>A table in Markdown, its first columns of words and the others of numbers.</summary>
/// <param name="text">Where it goes.</param>
/// <param name="words">Number of columns of words.</param>
internal sealed class MarkdownTable(StringBuilder text, int words)
{
    /// <summary>Begins the table.</summary>
    public void Head(params IReadOnlyList<string> names)
    {
        Row(names);
        text.Append('|').AppendJoin('|', names.Select((_, i) => i < words ? "---" : "---:")).Append("|\n");
    }

    /// <summary>Adds a row.</summary>
    public void Row(params IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>A rate in billions.</summary>
    public static string Billions(double rate) => ThreeDigits.Of(rate / 1e9);

    /// <summary>A number that may be missing.</summary>
    public static string Or(double? value, Func<double, string> write) => value is { } number ? write(number) : "";

    /// <summary>A part of a whole.</summary>
    public static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{100 * part:F0} %");
}
