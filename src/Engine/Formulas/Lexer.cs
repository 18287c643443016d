using System.Globalization;
using System.Text;

namespace Accel.Engine.Formulas;

/// <summary>Cuts a formula into tokens by R's rules.</summary>
internal sealed class Lexer(FormulaSource source)
{
    private readonly string text = source.Text;
    private int at;

    /// <summary>The next token; at the end always <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="InputException">A character or a text that has no place in a formula.</exception>
    public Token Next()
    {
        SkipBlanks();
        if (at == text.Length)
            return new Token(TokenKind.End, at, "");
        var letter = text[at];
        if (char.IsAsciiDigit(letter) || (letter == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return ReadNumber();
        if (letter == '.' || char.IsLetter(letter) || char.IsSurrogate(letter))
            return ReadName();
        return letter switch
        {
            '`' => ReadQuoted(TokenKind.Name, "the backquote is not closed"),
            '"' or '\'' => ReadQuoted(TokenKind.Text, "the quote is not closed"),
            '%' => ReadPercentOperator(),
            '*' when at + 1 < text.Length && text[at + 1] == '*' => Take("^", 2),
            '<' or '>' or '=' or '!' when at + 1 < text.Length && text[at + 1] == '=' => Take(text.Substring(at, 2), 2),
            '&' or '|' when at + 1 < text.Length && text[at + 1] == letter => Take(letter.ToString(), 2),
            '~' or '+' or '-' or '*' or '/' or ':' or '^' or '(' or ')' or ',' or '=' or '<' or '>' or '!' or '&' or '|' => Take(letter.ToString(), 1),
            '_' => throw source.Error(at, "a name cannot begin with '_'; put it in backquotes: `_name`."),
            _ => throw source.Error(at, $"'{letter}' has no meaning in a formula."),
        };
    }

    /// <summary>True for a sign that belongs to the letter before it: vowels of Indian scripts, accents.</summary>
    internal static bool IsMark(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void SkipBlanks()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
        {
            if (text[at] == '#')
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else
                at++;
        }
    }

    private Token Take(string meaning, int length)
    {
        at += length;
        return new Token(TokenKind.Operator, at - length, meaning);
    }

    private Token ReadName()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsMark(text[at]) || char.IsSurrogate(text[at]) || text[at] is '.' or '_'))
            at++;
        return new Token(TokenKind.Name, start, text[start..at]);
    }

    private Token ReadNumber()
    {
        var start = at;
        double value;
        if (text[at] == '0' && at + 1 < text.Length && text[at + 1] is 'x' or 'X')
        {
            at += 2;
            SkipWhile(char.IsAsciiHexDigit);
            if (!ulong.TryParse(text.AsSpan(start + 2, at - start - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
                throw source.Error(start, "this is not a number.");
            value = hex;
        }
        else
        {
            SkipWhile(char.IsAsciiDigit);
            if (at < text.Length && text[at] == '.')
                at++;
            SkipWhile(char.IsAsciiDigit);
            if (at < text.Length && text[at] is 'e' or 'E')
            {
                at++;
                if (at < text.Length && text[at] is '+' or '-')
                    at++;
                SkipWhile(char.IsAsciiDigit);
            }
            if (!double.TryParse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
                throw source.Error(start, "this is not a number.");
        }
        var number = text[start..at];
        var isInteger = at < text.Length && text[at] == 'L';
        if (isInteger)
            at++;
        if (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            throw source.Error(at, $"an operator was expected after the number '{number}'; put a name that begins with a digit in backquotes.");
        return new Token(isInteger ? TokenKind.Integer : TokenKind.Number, start, number, value);
    }

    private void SkipWhile(Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
            at++;
    }

    private Token ReadQuoted(TokenKind kind, string unclosed)
    {
        var start = at;
        var quote = text[at++];
        var content = new StringBuilder();
        for (; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                content.Append(text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
            }
            else
            {
                content.Append(text[at]);
            }
        }
        if (at == text.Length)
            throw source.Error(start, unclosed + ".");
        at++;
        if (kind == TokenKind.Name && content.Length == 0)
            throw source.Error(start, "there is no name between the backquotes.");
        return new Token(kind, start, content.ToString());
    }

    private Token ReadPercentOperator()
    {
        var end = text.IndexOf('%', at + 1);
        if (end < 0)
            throw source.Error(at, "'%' begins an operator like %in%, which is not closed.");
        var name = text[at..(end + 1)];
        return name is "%in%" or "%%" or "%/%" ? Take(name, name.Length) : throw source.Error(at, $"the operator {name} is not supported; of this kind there are %in%, %% and %/%.");
    }
}
