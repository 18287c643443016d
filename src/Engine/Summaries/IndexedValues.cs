using System.Globalization;
using System.Text;

namespace Accel.Engine.Summaries;

/// <summary>A numeric vector as R prints it: as many values as fit a line, each line begun by the index of its first value in brackets.</summary>
public static class IndexedValues
{
    /// <summary>The lines, each ended by a line feed; <c>numeric(0)</c> where there are no values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    public static string Print(ReadOnlySpan<double> values, int digits = RNumberFormat.DefaultDigits)
    {
        if (values.IsEmpty)
            return "numeric(0)\n";
        var cells = RNumberFormat.Format(values, digits);
        var labelWidth = Label(cells.Length).Length;
        var perLine = Math.Max(1, (RText.LineWidth - labelWidth) / (cells[0].Length + 1));
        var text = new StringBuilder();
        for (var first = 0; first < cells.Length; first += perLine)
        {
            text.Append(Label(first + 1).PadLeft(labelWidth));
            for (var i = first; i < Math.Min(first + perLine, cells.Length); i++)
                text.Append(' ').Append(cells[i]);
            text.Append('\n');
        }
        return text.ToString();

        static string Label(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");
    }
}
