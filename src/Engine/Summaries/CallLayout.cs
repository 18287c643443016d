using System.Text;

namespace Accel.Engine.Summaries;

/// <summary>
/// Breaks a long call into lines where R's <c>deparse</c> does: a line that has passed 60 bytes ends
/// after the next comma between arguments or binary operator (but not after <c>: / ^ $ @</c>), and a
/// construct that was broken has its rest indented by four blanks.
/// </summary>
internal sealed class CallLayout
{
    private const int Cutoff = 60;

    private readonly string _call;
    private readonly StringBuilder _text = new();
    private int _at;
    private int _lineBytes;
    private int _indent;

    private CallLayout(string call) => _call = call;

    /// <summary>The call with line feeds; as it is where it cannot be read as an R expression.</summary>
    /// <param name="call">A call with R's spacing on one line.</param>
    internal static string Broken(string call)
    {
        if (Encoding.UTF8.GetByteCount(call) <= Cutoff || call.Contains('\n', StringComparison.Ordinal))
            return call;
        var layout = new CallLayout(call);
        return layout.Expression(0) && layout._at == call.Length ? layout._text.ToString() : call;
    }

    /// <summary>An operand and what follows it, as far as operators bind at least as tightly as <paramref name="tightness"/>.</summary>
    private bool Expression(int tightness)
    {
        if (!Operand())
            return false;
        while (Operator() is { } op && op.Tightness >= tightness)
        {
            Write(op.Text.Length);
            var broken = op.Breaks && Break(false);
            if (!Expression(op.RightAssociative ? op.Tightness : op.Tightness + 1))
                return false;
            if (broken)
                _indent--;
        }
        return true;
    }

    private bool Operand()
    {
        while (_at < _call.Length && _call[_at] is '-' or '+' or '!' or '~' or '?')
            Write(_at + 1 < _call.Length && _call[_at + 1] == ' ' ? 2 : 1);
        if (_at >= _call.Length)
            return false;

        var read = _call[_at] switch
        {
            '(' => Bracketed('(', ')'),
            '"' or '\'' or '`' => Quoted(),
            var first when char.IsLetterOrDigit(first) || first is '.' or '_' => Word(),
            _ => false,
        };
        while (read && _at < _call.Length && _call[_at] is '(' or '[')
            read = _call[_at] == '(' ? Bracketed('(', ')') : Bracketed('[', ']');
        return read;
    }

    /// <summary>Arguments between brackets; also a parenthesis, which is one argument.</summary>
    private bool Bracketed(char open, char close)
    {
        if (_call[_at] != open)
            return false;
        Write(1);
        var broken = false;
        while (_at < _call.Length && _call[_at] != close)
        {
            if (_call[_at] == ',')
            {
                Write(_at + 1 < _call.Length && _call[_at + 1] == ' ' ? 2 : 1);
                broken = Break(broken);
            }
            else if (open == '[' && _call[_at] == '[')
            {
                if (!Bracketed('[', ']'))
                    return false;
            }
            else if (!Expression(0))
            {
                return false;
            }
        }
        if (_at >= _call.Length)
            return false;
        Write(1);
        if (broken)
            _indent--;
        return true;
    }

    private bool Quoted()
    {
        var end = _at + 1;
        while (end < _call.Length && _call[end] != _call[_at])
            end += _call[end] == '\\' ? 2 : 1;
        if (end >= _call.Length)
            return false;
        Write(end + 1 - _at);
        return true;
    }

    private bool Word()
    {
        var end = _at;
        while (end < _call.Length && (char.IsLetterOrDigit(_call[end]) || char.IsSurrogate(_call[end]) || _call[end] is '.' or '_'
            || IsExponentSign(end)))
            end++;
        Write(end - _at);
        return true;
    }

    /// <summary>The sign in 1e-05.</summary>
    private bool IsExponentSign(int at) =>
        _call[at] is '-' or '+' && at > _at && _call[at - 1] is 'e' or 'E' && char.IsDigit(_call[_at]);

    private readonly record struct BinaryOperator(string Text, int Tightness, bool Breaks, bool RightAssociative = false);

    /// <summary>The operator that comes next, with the blanks around it; null where none does.</summary>
    private BinaryOperator? Operator()
    {
        var start = _at;
        while (start < _call.Length && _call[start] == ' ')
            start++;
        if (start >= _call.Length)
            return null;

        var rest = _call.AsSpan(start);
        string? symbol = null;
        if (rest[0] == '%')
        {
            var end = rest[1..].IndexOf('%');
            if (end < 0)
                return null;
            symbol = rest[..(end + 2)].ToString();
        }
        else
        {
            foreach (var candidate in Symbols)
            {
                if (rest.StartsWith(candidate, StringComparison.Ordinal))
                {
                    symbol = candidate;
                    break;
                }
            }
        }
        if (symbol is null)
            return null;

        var after = start + symbol.Length;
        while (after < _call.Length && _call[after] == ' ')
            after++;
        var text = _call[_at..after];
        return symbol switch
        {
            "=" => new(text, 1, false, true),
            "~" => new(text, 2, true),
            "||" or "|" => new(text, 3, true),
            "&&" or "&" => new(text, 4, true),
            "==" or "!=" or "<=" or ">=" or "<" or ">" => new(text, 5, true),
            "+" or "-" => new(text, 6, true),
            "*" => new(text, 7, true),
            "/" => new(text, 7, false),
            ":" => new(text, 9, false),
            "^" => new(text, 10, false, true),
            "$" or "@" or "::" or ":::" => new(text, 11, false),
            _ => new(text, 8, true),
        };
    }

    private static ReadOnlySpan<string> Symbols =>
        new[] { ":::", "::", "||", "&&", "==", "!=", "<=", ">=", "~", "|", "&", "<", ">", "+", "-", "*", "/", ":", "^", "$", "@", "=" };

    /// <summary>Starts a new line if this one is long enough; the construct is indented once.</summary>
    private bool Break(bool broken)
    {
        if (_lineBytes <= Cutoff)
            return broken;
        if (!broken)
            _indent++;
        _text.Append('\n');
        _lineBytes = 0;
        return true;
    }

    private void Write(int length)
    {
        if (_lineBytes == 0 && _indent > 0)
        {
            // R indents by four blanks up to the fourth level, by two beyond.
            var blanks = 4 * Math.Min(_indent, 4) + 2 * Math.Max(0, _indent - 4);
            _text.Append(' ', blanks);
            _lineBytes = blanks;
        }
        var written = _call.AsSpan(_at, length);
        _text.Append(written);
        _lineBytes += Encoding.UTF8.GetByteCount(written);
        _at += length;
    }
}
