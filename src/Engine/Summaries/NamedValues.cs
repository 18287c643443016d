using System.Text;

namespace Accel.Engine.Summaries;

/// <summary>A named numeric vector as R prints it: each value below its name, as many as fit the line.</summary>
internal static class NamedValues
{
    /// <summary>The lines, each ended by a line feed (and, like R's, by a blank before it).</summary>
    /// <param name="names">The names.</param>
    /// <param name="values">As many values.</param>
    /// <param name="digits">Significant digits.</param>
    internal static string Print(IReadOnlyList<string> names, ReadOnlySpan<double> values, int digits)
    {
        var cells = RNumberFormat.Format(values, digits);
        var width = Math.Max(names.Max(RText.Width), cells.Max(cell => cell.Length));
        var perLine = Math.Max(1, RText.LineWidth / (width + 1));

        var text = new StringBuilder();
        for (var first = 0; first < cells.Length; first += perLine)
        {
            var end = Math.Min(first + perLine, cells.Length);
            for (var i = first; i < end; i++)
                text.Append(RText.PadLeft(names[i], width)).Append(' ');
            text.Append('\n');
            for (var i = first; i < end; i++)
                text.Append(cells[i].PadLeft(width)).Append(' ');
            text.Append('\n');
        }
        return text.ToString();
    }
}
