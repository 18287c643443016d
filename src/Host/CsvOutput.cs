using System.Globalization;
using System.Text;
using Accel.Engine.Data.Storage;

namespace Accel.Host;

/// <summary>Writes columns of numbers as comma-separated text: the shortest digits that read back as the same number, NA for NaN.</summary>
internal static class CsvOutput
{
    private const int RowsAtOnce = 4096;

    /// <summary>Writes a header and a line for each row.</summary>
    /// <param name="output">Where.</param>
    /// <param name="row">The number in the first column, <c>row</c>, from a row's place.</param>
    /// <param name="columns">The other columns with their names.</param>
    public static void Write(Stream output, Func<int, int> row, IReadOnlyList<(string Name, ColumnData Values)> columns)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', columns.Select(column => Quoted(column.Name)).Prepend("row")));
        var count = columns[0].Values.Count;
        var values = columns.Select(_ => new double[Math.Min(count, RowsAtOnce)]).ToArray();
        for (var first = 0; first < count; first += RowsAtOnce)
        {
            var rows = Math.Min(RowsAtOnce, count - first);
            for (var i = 0; i < values.Length; i++)
                columns[i].Values.CopyTo(first, values[i].AsSpan(0, rows));
            for (var place = 0; place < rows; place++)
            {
                text.Write(row(first + place).ToString(CultureInfo.InvariantCulture));
                foreach (var column in values)
                {
                    text.Write(',');
                    text.Write(Number(column[place]));
                }
                text.WriteLine();
            }
        }
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NA" : double.IsInfinity(value) ? (value > 0 ? "Inf" : "-Inf") : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string name) => name.AsSpan().ContainsAny(",\"\n\r") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
