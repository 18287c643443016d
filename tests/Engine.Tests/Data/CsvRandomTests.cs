using System.Buffers;
using System.Globalization;
using System.Text;
using Accel.Engine.Data;

namespace Accel.Engine.Tests.Data;

/// <summary>Random tables, written in random ways, must come back.</summary>
public class CsvRandomTests
{
    private static readonly string[] Words =
        ["rock", "jazz", "a,b", "semi;colon", "say \"hi\"", "two\nlines", "cr\r\nlf", "é", "😀", " blank ", "\"", "", "x\ty", "a|b", "TRUE1", "0x1F"];

    private static readonly SearchValues<char> Special = SearchValues.Create(",;\t|\"\r\n");

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Tables_come_back(int seed)
    {
        var random = new Random(seed);
        var delimiter = ",;\t|"[random.Next(4)];
        var newline = random.Next(2) == 0 ? "\n" : "\r\n";
        var columns = random.Next(1, 6);
        var rows = random.Next(1, 400);
        var cells = new string?[rows, columns];
        for (var column = 0; column < columns; column++)
        {
            var kind = random.Next(4);
            for (var row = 0; row < rows; row++)
                cells[row, column] = random.Next(10) == 0 ? null : Cell(random, kind);
        }

        var text = new StringBuilder();
        for (var column = 0; column < columns; column++)
            text.Append(column > 0 ? delimiter : "").Append(CultureInfo.InvariantCulture, $"c{column}");
        for (var row = 0; row < rows; row++)
        {
            text.Append(newline);
            for (var column = 0; column < columns; column++)
                text.Append(column > 0 ? delimiter : "").Append(Written(cells[row, column], random, single: columns == 1));
        }
        if (random.Next(2) == 0)
            text.Append(newline);

        var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var table = CsvReader.Read(random.Next(2) == 0 ? bytes : new PipeStream(bytes), "random");
        Assert.Equal(rows, table.RowCount);
        Assert.Equal(columns, table.Columns.Count);
        for (var column = 0; column < columns; column++)
            Compare(table.Columns[column], [.. Enumerable.Range(0, rows).Select(row => cells[row, column])]);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    private static string Cell(Random random, int kind) => kind switch
    {
        0 => random.Next(1000).ToString(CultureInfo.InvariantCulture),
        1 => (random.NextDouble() * Math.Pow(10, random.Next(-20, 20))).ToString("R", CultureInfo.InvariantCulture),
        2 => random.Next(2) == 0 ? "TRUE" : "F",
        _ => random.Next(3) == 0 ? random.Next(5).ToString("0.00", CultureInfo.InvariantCulture) : Words[random.Next(Words.Length)],
    };

    private static string Written(string? cell, Random random, bool single)
    {
        if (cell is null)
            return random.Next(2) == 0 ? "NA" : single ? "\"\"" : "";
        var needsQuotes = cell.Length == 0 || cell.AsSpan().ContainsAny(Special);
        return needsQuotes || random.Next(8) == 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    private static void Compare(Column column, string?[] cells)
    {
        var written = Array.ConvertAll(cells, cell => string.IsNullOrEmpty(cell) ? null : cell);
        var present = written.OfType<string>().Distinct().ToList();
        if (present.TrueForAll(cell => cell is "TRUE" or "F"))
        {
            var logical = Assert.IsType<LogicalColumn>(column);
            Assert.Equal(Array.ConvertAll(written, cell => cell is null ? (bool?)null : cell == "TRUE"), Enumerable.Range(0, cells.Length).Select(row => logical[row]));
        }
        else if (present.TrueForAll(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            var numeric = Assert.IsType<NumericColumn>(column);
            Assert.Equal(Array.ConvertAll(written, cell => cell is null ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture)), numeric.Values);
        }
        else
        {
            var categorical = Assert.IsType<CategoricalColumn>(column);
            Assert.Equal(present.Order(CodePointComparer.Instance), categorical.Levels);
            Assert.Equal(written, Enumerable.Range(0, cells.Length).Select(row => categorical[row]));
        }
    }
}
