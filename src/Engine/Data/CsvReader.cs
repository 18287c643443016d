using System.Text;
using System.Text.Unicode;
using Accel.Engine.Data.Csv;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>
/// Reads delimited text with a header line into a table, much as R's <c>read.csv</c> does.
/// </summary>
/// <remarks>
/// <para>The delimiter (comma, semicolon, tab or bar) is found from the first lines. Fields may stand
/// in double quotes; a quote inside is doubled. Blank lines are skipped. Text is UTF-8, or UTF-16
/// with a byte order mark; gzip is recognized by its first bytes.</para>
/// <para>An empty field and <c>NA</c>, quoted or not, are missing. A column is numeric where every other
/// field is a number; logical where all are T, TRUE, true, True or their opposites, or where every
/// field is missing; else categorical. Blanks around numbers, logical words and NA don't count; in
/// text they do.</para>
/// <para>Header names are kept as they are, without blanks around them. Columns without a name are called
/// <c>X</c>, <c>X.1</c>, …, as in R; two columns of one name are an error.</para>
/// <para>Needs memory for the columns and a buffer. What cannot be read twice (standard input, a pipe)
/// is also kept as it was read until the columns are typed.</para>
/// </remarks>
public static class CsvReader
{
    private const int SampleRecords = 1000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read, or is not a table.</exception>
    public static DataTable Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
            throw new InputException("The name of the data file is empty; give a file.");
        return Guard(path, () =>
        {
            using var input = CsvInput.OfFile(path);
            return Read(input, TableName(path));
        });
    }

    /// <summary>Reads a stream from where it stands; leaves it open.</summary>
    /// <param name="stream">The bytes of the text, plain or gzip.</param>
    /// <param name="name">Name of the table and, in messages, of the input.</param>
    /// <exception cref="InputException">The stream cannot be read, or is not a table.</exception>
    public static DataTable Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return Guard(name, () =>
        {
            using var input = CsvInput.OfStream(stream, name);
            return Read(input, name);
        });
    }

    private static DataTable Guard(string source, Func<DataTable> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{source}: the gzip data are damaged or cut off; get the file again, or unpack it and look.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{source}: reading failed: {error.Message}", error);
        }
    }

    private static string TableName(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        return Path.GetFileNameWithoutExtension(name);
    }

    private static DataTable Read(CsvInput input, string name)
    {
        var tokenizer = new CsvTokenizer(input.Open(), input.Source);
        tokenizer.Delimiter = DelimiterSniffer.Sniff(tokenizer.Preview(), input.Source);
        var text = SampleText(tokenizer, input.Source);

        if (!tokenizer.Read())
            throw new InputException($"{input.Source} is empty; it needs a header line and rows.");
        var names = ReadHeader(tokenizer, input.Source);
        var builders = new ColumnBuilder[names.Length];
        for (var i = 0; i < builders.Length; i++)
            builders[i] = text.ElementAtOrDefault(i) ? new TextColumnBuilder() : new NumericColumnBuilder();
        var late = new bool[names.Length];
        var rows = ReadRows(tokenizer, names, builders, late, input.Source);
        if (rows == 0)
            throw new InputException($"{input.Source} has a header line but no rows.");
        if (late.Contains(true))
            ReadAgain(input, tokenizer.Delimiter, names, builders, late, rows);

        var columns = new Column[names.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = builders[i].Build(names[i]);
            builders[i] = null!;
        }
        return new DataTable(name, input.Source, DataStorage.Memory, columns);
    }

    /// <summary>True for the columns of which the first records already show that they hold text.</summary>
    private static List<bool> SampleText(CsvTokenizer tokenizer, string source)
    {
        var sample = new CsvTokenizer(new MemoryStream(tokenizer.Preview().ToArray()), source) { Delimiter = tokenizer.Delimiter };
        var text = new List<bool>();
        try
        {
            for (var record = 0; record <= SampleRecords && sample.Read(); record++)
            {
                for (var i = 0; i < sample.FieldCount; i++)
                {
                    if (i == text.Count)
                        text.Add(false);
                    if (record > 0 && !text[i])
                    {
                        var field = FieldText.Trim(sample[i]);
                        text[i] = !FieldText.IsMissing(field) && !NumberParser.TryParse(field, out _);
                    }
                }
            }
        }
        catch (InputException)
        {
            // The sample may end inside a quoted field; errors of the file itself are found in the reading.
        }
        return text;
    }

    private static string[] ReadHeader(CsvTokenizer tokenizer, string source)
    {
        var names = new string[tokenizer.FieldCount];
        var firstOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (!Utf8.IsValid(tokenizer[i]))
                throw NotUtf8(source, tokenizer.Line, $"the name of column {i + 1}");
            names[i] = Encoding.UTF8.GetString(tokenizer[i]).Trim();
            if (names[i].Length > 0 && !firstOf.TryAdd(names[i], i))
                throw new InputException($"{source}, line {tokenizer.Line}: columns {firstOf[names[i]] + 1} and {i + 1} are both named '{names[i]}'; rename one of them.");
        }
        var unnamed = 0;
        for (var i = 0; i < names.Length; i++)
        {
            while (names[i].Length == 0 || (firstOf.TryGetValue(names[i], out var owner) && owner != i))
                names[i] = unnamed++ == 0 ? "X" : $"X.{unnamed - 1}";
            firstOf[names[i]] = i;
        }
        return names;
    }

    private static int ReadRows(CsvTokenizer tokenizer, string[] names, ColumnBuilder[] builders, bool[] late, string source)
    {
        var rows = 0;
        while (tokenizer.Read())
        {
            RefuseRagged(tokenizer, names.Length, rows, source);
            for (var i = 0; i < builders.Length; i++)
            {
                if (late[i] || builders[i].TryAdd(tokenizer[i]))
                    continue;
                if (builders[i] is not NumericColumnBuilder numbers)
                    throw NotUtf8(source, tokenizer.Line, $"column '{names[i]}'");
                if (numbers.OnlyMissing)
                {
                    builders[i] = new TextColumnBuilder(rows);
                    if (!builders[i].TryAdd(tokenizer[i]))
                        throw NotUtf8(source, tokenizer.Line, $"column '{names[i]}'");
                }
                else
                {
                    late[i] = true;
                    builders[i] = new TextColumnBuilder();
                }
            }
            rows++;
        }
        return rows;
    }

    /// <summary>Reads the columns again whose numbers were followed by text: levels need the text of the numbers as it was written.</summary>
    private static void ReadAgain(CsvInput input, byte delimiter, string[] names, ColumnBuilder[] builders, bool[] late, int rows)
    {
        var tokenizer = new CsvTokenizer(input.Open(secondTime: true), input.Source) { Delimiter = delimiter };
        tokenizer.Read();
        var again = 0;
        for (; tokenizer.Read(); again++)
        {
            RefuseRagged(tokenizer, names.Length, again, input.Source);
            for (var i = 0; i < builders.Length; i++)
            {
                if (late[i] && !builders[i].TryAdd(tokenizer[i]))
                    throw NotUtf8(input.Source, tokenizer.Line, $"column '{names[i]}'");
            }
        }
        if (again != rows)
            throw new InputException($"{input.Source} changed while it was read; read it again when nothing writes to it.");
    }

    private static void RefuseRagged(CsvTokenizer tokenizer, int expected, int row, string source)
    {
        if (tokenizer.FieldCount == expected)
            return;
        var advice = tokenizer.FieldCount == expected + 1 && tokenizer[expected].IsEmpty
            ? "The line ends with a delimiter: delete it, or end the header with one too."
            : row == 0 && tokenizer.FieldCount == expected + 1
            ? "Where the first column holds row names, give it a name in the header."
            : tokenizer.FieldCount > expected
                ? "Put text that holds the delimiter in double quotes."
                : "Add the missing fields (NA or nothing between the delimiters for a missing value).";
        throw new InputException(
            $"{source}, line {tokenizer.Line}: expected {Fields(expected)} as in the header, found {tokenizer.FieldCount} (delimiter {DelimiterName(tokenizer.Delimiter)}). {advice}");
    }

    private static string Fields(int count) => count == 1 ? "1 field" : $"{count} fields";

    private static string DelimiterName(byte delimiter) => delimiter switch
    {
        (byte)',' => "comma",
        (byte)';' => "semicolon",
        (byte)'\t' => "tab",
        _ => "bar",
    };

    private static InputException NotUtf8(string source, long line, string where) =>
        new($"{source}, line {line}: {where} is not UTF-8 text; save the file with the encoding UTF-8.");
}
