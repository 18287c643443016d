using System.Text;

namespace Accel.Engine.Summaries;

/// <summary>
/// A matrix of strings as R prints it with <c>quote = FALSE, right = TRUE</c>: row names left-justified,
/// cells right-justified, column blocks that do not fit the line one below the other.
/// </summary>
internal static class TextTable
{
    /// <summary>What R leaves for the names of no rows.</summary>
    private const int WidthWithoutNames = 4;

    /// <summary>The lines, each ended by a line feed.</summary>
    /// <param name="rowNames">The n row names.</param>
    /// <param name="headers">The column headers.</param>
    /// <param name="columns">For each header its n cells.</param>
    internal static string Print(IReadOnlyList<string> rowNames, IReadOnlyList<string> headers, IReadOnlyList<string[]> columns)
    {
        string[] names = [.. rowNames.Select(RText.Escaped)];
        var nameWidth = names.Select(RText.Width).DefaultIfEmpty(WidthWithoutNames).Max();
        int[] widths = [.. headers.Select((header, j) => 1 + columns[j].Select(cell => cell.Length).Append(header.Length).Max())];

        var text = new StringBuilder();
        for (var first = 0; first < headers.Count;)
        {
            var end = first + 1;
            var width = nameWidth + widths[first];
            while (end < headers.Count && width + widths[end] < RText.LineWidth)
                width += widths[end++];

            text.Append(' ', nameWidth);
            for (var j = first; j < end; j++)
                text.Append(headers[j].PadLeft(widths[j]));
            text.Append('\n');
            for (var i = 0; i < names.Length; i++)
            {
                text.Append(RText.PadRight(names[i], nameWidth));
                for (var j = first; j < end; j++)
                    text.Append(columns[j][i].PadLeft(widths[j]));
                text.Append('\n');
            }
            first = end;
        }
        return text.ToString();
    }
}
