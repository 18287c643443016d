using System.Globalization;
using System.Text;

namespace Accel.Engine.Data.Npy;

/// <summary>
/// Parses the few literals of Python that the header of an array consists of: a dictionary of texts, whole numbers,
/// truth values, tuples and lists. Nothing is ever executed.
/// </summary>
internal ref struct PythonLiteral(ReadOnlySpan<char> text)
{
    // Types within types: no real header comes near.
    private const int Deepest = 32;

    private ReadOnlySpan<char> _rest = text;

    /// <summary>Parses a text that is one dictionary.</summary>
    /// <returns>Its values: <see cref="string"/>, <see cref="long"/>, <see cref="bool"/>, a list of values, or null for None.</returns>
    /// <exception cref="FormatException">It is no dictionary.</exception>
    public static Dictionary<string, object?> Dictionary(ReadOnlySpan<char> text)
    {
        var parser = new PythonLiteral(text);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        parser.Expect('{');
        while (!parser.TryTake('}'))
        {
            if (parser.Value(1) is not string key || !values.TryAdd(key, null))
                throw new FormatException("a key is no text or stands there twice");
            parser.Expect(':');
            values[key] = parser.Value(1);
            if (!parser.TryTake(','))
            {
                parser.Expect('}');
                break;
            }
        }
        parser.SkipBlanks();
        return parser._rest.IsEmpty ? values : throw new FormatException("something follows the dictionary");
    }

    private object? Value(int depth)
    {
        SkipBlanks();
        if (depth > Deepest || _rest.IsEmpty)
            throw new FormatException(_rest.IsEmpty ? "it ends too early" : "it is nested too deep");
        return _rest[0] switch
        {
            '\'' or '"' => Text(),
            '(' => Items('(', ')', depth),
            '[' => Items('[', ']', depth),
            '-' or (>= '0' and <= '9') => Number(),
            _ when TryTakeWord("True") => true,
            _ when TryTakeWord("False") => false,
            _ when TryTakeWord("None") => null,
            _ => throw new FormatException($"'{_rest[0]}' begins no value"),
        };
    }

    private List<object?> Items(char open, char close, int depth)
    {
        var items = new List<object?>();
        Expect(open);
        while (!TryTake(close))
        {
            items.Add(Value(depth + 1));
            if (!TryTake(','))
            {
                Expect(close);
                break;
            }
        }
        return items;
    }

    private string Text()
    {
        var quote = _rest[0];
        var text = new StringBuilder();
        for (var i = 1; i < _rest.Length; i++)
        {
            if (_rest[i] == quote)
            {
                _rest = _rest[(i + 1)..];
                return text.ToString();
            }
            if (_rest[i] == '\\' && ++i == _rest.Length)
                break;
            text.Append(_rest[i]);
        }
        throw new FormatException("a text is not closed");
    }

    private long Number()
    {
        var length = 1;
        while (length < _rest.Length && char.IsAsciiDigit(_rest[length]))
            length++;
        if (!long.TryParse(_rest[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw new FormatException($"'{_rest[..length]}' is no number of 64 bits");
        _rest = _rest[length..];
        // Python 2 wrote long integers so.
        TryTake('L');
        return number;
    }

    private bool TryTakeWord(string word)
    {
        if (!_rest.StartsWith(word, StringComparison.Ordinal))
            return false;
        _rest = _rest[word.Length..];
        return true;
    }

    private bool TryTake(char letter)
    {
        SkipBlanks();
        if (_rest.IsEmpty || _rest[0] != letter)
            return false;
        _rest = _rest[1..];
        return true;
    }

    private void Expect(char letter)
    {
        if (!TryTake(letter))
            throw new FormatException(_rest.IsEmpty ? "it ends too early" : $"'{_rest[0]}' stands where '{letter}' should");
    }

    private void SkipBlanks() => _rest = _rest.TrimStart(" \t\r\n");
}
