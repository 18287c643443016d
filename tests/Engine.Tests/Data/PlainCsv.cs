using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Accel.Engine.Data;

namespace Accel.Engine.Tests.Data;

/// <summary>
/// What the reader of delimited text must do, in the plainest form there is: one byte after the other, every
/// field kept. Bytes become characters one to one (Latin-1), so that indices are places.
/// </summary>
internal sealed partial class PlainCsv
{
    private readonly string _text;
    private readonly List<(List<string> Fields, int Start)> _records = [];

    /// <summary>Reads a text in UTF-8.</summary>
    public PlainCsv(byte[] bytes)
    {
        _text = Encoding.Latin1.GetString(bytes);
        if (_text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal))
            _text = _text[3..];
        try
        {
            Read();
        }
        catch (InputException error)
        {
            Error = error.Message;
        }
    }

    /// <summary>What is wrong with the header or with the shape of the rows, if anything is.</summary>
    public string? Error { get; private set; }

    /// <summary>The names of the columns, once they are known.</summary>
    public string[]? Header { get; private set; }

    /// <summary>Number of rows before the error.</summary>
    public int RowCount => _records.Count - 1;

    /// <summary>The fields of a column, unquoted.</summary>
    public string[] Fields(int column) => [.. _records.Skip(1).Select(record => record.Fields[column])];

    /// <summary>What is said of the first field of a column of text that is not UTF-8, and its row; null where all are.</summary>
    public (int Row, string Message)? InvalidText(int column)
    {
        var fields = Fields(column);
        if (Array.TrueForAll(fields, field => IsMissing(field) || Number(Trim(field)) is not null))
            return null;
        var row = Array.FindIndex(fields, field => !IsMissing(field) && Decode(field) is null);
        return row < 0 ? null : (row, $"test, line {Line(_records[row + 1].Start)}: column '{Header![column]}' is not UTF-8 text; save the file with the encoding UTF-8.");
    }

    /// <summary>The column as the reader must make it.</summary>
    public Column Column(int column)
    {
        var name = Header![column];
        var fields = Fields(column);
        if (Array.TrueForAll(fields, IsMissing))
            return new LogicalColumn(name, Array.ConvertAll(fields, _ => (bool?)null));
        if (Array.TrueForAll(fields, field => IsMissing(field) || Number(Trim(field)) is not null))
            return new NumericColumn(name, Array.ConvertAll(fields, field => IsMissing(field) ? double.NaN : Number(Trim(field))!.Value));
        var texts = Array.ConvertAll(fields, field => IsMissing(field) ? null : Decode(field)!);
        return Array.TrueForAll(texts, text => text is null || Logical(text) is not null)
            ? new LogicalColumn(name, Array.ConvertAll(texts, text => text is null ? null : Logical(text)))
            : new CategoricalColumn(name, texts);
    }

    /// <summary>The number that a text says, null where it says none.</summary>
    public static double? Number(string text)
    {
        if (NumberPattern().IsMatch(text))
            return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (InfinityPattern().IsMatch(text))
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return NaNPattern().IsMatch(text) ? double.NaN : null;
    }

    [GeneratedRegex(@"\A[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\A[+-]?[iI][nN][fF]([iI][nN][iI][tT][yY])?\z")]
    private static partial Regex InfinityPattern();

    [GeneratedRegex(@"\A[+-]?[nN][aA][nN]\z")]
    private static partial Regex NaNPattern();

    private static string Trim(string text) => text.Trim(' ', '\t', '\r', '\n');

    private static bool IsMissing(string field) => Trim(field) is "" or "NA";

    private static bool? Logical(string text) => text.Trim() switch
    {
        "T" or "TRUE" or "true" or "True" => true,
        "F" or "FALSE" or "false" or "False" => false,
        _ => null,
    };

    private static string? Decode(string field)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(field));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private void Read()
    {
        var delimiter = Delimiter();
        foreach (var (fields, start) in Records(delimiter))
        {
            if (Header is null)
                Header = Names(fields, Line(start));
            else if (fields.Count != Header.Length)
                throw Wrong(Line(start), Ragged(fields, delimiter));
            _records.Add((fields, start));
        }
        if (Header is null)
            throw new InputException("test is empty; it needs a header line and rows.");
        if (RowCount == 0)
            throw new InputException("test has a header line but no rows.");
    }

    private char Delimiter()
    {
        var best = (Delimiter: ',', Share: -1.0, Fields: 1);
        foreach (var delimiter in "\t;|,")
        {
            var counts = new List<int>();
            try
            {
                foreach (var (fields, _) in Records(delimiter).Take(100))
                    counts.Add(fields.Count);
            }
            catch (InputException)
            {
            }
            if (counts.Count == 0 || counts[0] < 2)
                continue;
            var share = counts.Count(count => count == counts[0]) / (double)counts.Count;
            if (share > best.Share || (share == best.Share && counts[0] > best.Fields))
                best = (delimiter, share, counts[0]);
        }
        return best.Delimiter;
    }

    private IEnumerable<(List<string> Fields, int Start)> Records(char delimiter)
    {
        var at = 0;
        while (at < _text.Length)
        {
            var start = at;
            var fields = new List<string>();
            var isBlank = true;
            while (true)
            {
                var (content, isQuoted) = Field(ref at, delimiter, fields.Count + 1);
                fields.Add(content);
                isBlank &= !isQuoted && Trim(content).Length == 0;
                if (at == _text.Length || _text[at] != delimiter)
                    break;
                at++;
            }
            if (at < _text.Length)
                at += _text[at] == '\r' && at + 1 < _text.Length && _text[at + 1] == '\n' ? 2 : 1;
            if (fields.Count > 1 || !isBlank)
                yield return (fields, start);
        }
    }

    private (string Content, bool IsQuoted) Field(ref int at, char delimiter, int number)
    {
        var first = at;
        SkipBlanks(ref at, delimiter);
        if (at == _text.Length || _text[at] != '"')
        {
            for (at = first; at < _text.Length && _text[at] != delimiter && _text[at] is not ('\n' or '\r'); at++)
                RefuseNul(at);
            return (_text[first..at], false);
        }
        var opened = at++;
        var content = new StringBuilder();
        for (; ; at++)
        {
            if (at == _text.Length)
                throw Wrong(Line(opened), "the quote that begins here is not closed. Add the closing quote, or double a quote that is part of the text.");
            RefuseNul(at);
            if (_text[at] == '"')
            {
                if (at + 1 == _text.Length || _text[at + 1] != '"')
                    break;
                at++;
            }
            content.Append(_text[at]);
        }
        var closed = at++;
        SkipBlanks(ref at, delimiter);
        if (at < _text.Length && _text[at] != delimiter && _text[at] is not ('\n' or '\r'))
        {
            RefuseNul(at);
            throw Wrong(Line(closed), $"text follows the closing quote of field {number}. Double the quotes that are part of the text.");
        }
        return (content.ToString(), true);
    }

    private void SkipBlanks(ref int at, char delimiter)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t' && _text[at] != delimiter)
            at++;
    }

    private void RefuseNul(int at)
    {
        if (_text[at] == '\0')
            throw Wrong(Line(at), "a NUL byte. The file is binary, damaged, or UTF-16 text without a byte order mark; save it as UTF-8 text.");
    }

    private static string[] Names(List<string> fields, int line)
    {
        var names = new string[fields.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Decode(fields[i])?.Trim() ?? throw Wrong(line, $"the name of column {i + 1} is not UTF-8 text; save the file with the encoding UTF-8.");
            var same = names[i].Length == 0 ? -1 : Array.IndexOf(names, names[i], 0, i);
            if (same >= 0)
                throw Wrong(line, $"columns {same + 1} and {i + 1} are both named '{names[i]}'; rename one of them.");
        }
        var unnamed = 0;
        for (var i = 0; i < names.Length; i++)
        {
            while (names[i].Length == 0 || Array.IndexOf(names, names[i]) != i || Array.LastIndexOf(names, names[i]) != i)
                names[i] = unnamed++ == 0 ? "X" : $"X.{unnamed - 1}";
        }
        return names;
    }

    private string Ragged(List<string> fields, char delimiter)
    {
        var expected = Header!.Length;
        var advice = fields.Count == expected + 1 && fields[^1].Length == 0
            ? "The line ends with a delimiter: delete it, or end the header with one too."
            : fields.Count == expected + 1 && RowCount == 0
            ? "Where the first column holds row names, give it a name in the header."
            : fields.Count > expected
            ? "Put text that holds the delimiter in double quotes."
            : "Add the missing fields (NA or nothing between the delimiters for a missing value).";
        var delimiterName = delimiter switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", _ => "bar" };
        return $"expected {(expected == 1 ? "1 field" : $"{expected} fields")} as in the header, found {fields.Count} (delimiter {delimiterName}). {advice}";
    }

    private int Line(int at) => 1 + LineEnd().Count(_text[..at]);

    [GeneratedRegex("\r\n|\r|\n")]
    private static partial Regex LineEnd();

    private static InputException Wrong(int line, string message) => new($"test, line {line}: {message}");
}
