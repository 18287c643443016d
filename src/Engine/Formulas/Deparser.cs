using System.Text;

namespace Accel.Engine.Formulas;

/// <summary>Writes expressions as R's <c>deparse</c> does; terms and coefficients are named so.</summary>
internal static class Deparser
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "if", "else", "repeat", "while", "function", "for", "next", "break", "in", "TRUE", "FALSE", "NULL",
        "Inf", "NaN", "NA", "NA_integer_", "NA_real_", "NA_character_", "NA_complex_",
    };

    public static string Write(Expression expression) => expression switch
    {
        NumberExpression number => number.IsInteger ? RNumber.WriteInteger(number.Value) + "L" : RNumber.Write(number.Value),
        TextExpression text => Quote(text.Value),
        NameExpression { Name: "TRUE" or "FALSE" or "NULL" or "Inf" or "NaN" or "NA" } constant => constant.Name,
        NameExpression name => WriteName(name.Name),
        UnaryExpression unary => unary.Operator + Write(unary.Operand),
        BinaryExpression binary => WriteChain(binary),
        GroupExpression group => $"({Write(group.Inner)})",
        CallExpression call => $"{WriteName(call.Function)}({string.Join(", ", call.Arguments.Select(WriteArgument))})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    /// <summary>A name, in backquotes where R's grammar does not take it as it is.</summary>
    public static string WriteName(string name) =>
        IsSyntactic(name) ? name : $"`{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}`";

    private static bool IsSyntactic(string name)
    {
        if (Reserved.Contains(name) || name.Length == 0)
            return false;
        if (!char.IsLetter(name[0]) && name[0] != '.')
            return false;
        if (name.Length > 1 && name[0] == '.' && char.IsAsciiDigit(name[1]))
            return false;
        // To R a separate accent (U+0300 to U+036F) is no part of a name, a vowel sign is one.
        return name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' || (Lexer.IsMark(letter) && letter is not (>= '\u0300' and <= '\u036F')));
    }

    private static string WriteChain(BinaryExpression binary)
    {
        var (first, steps) = binary.Chain();
        var written = new StringBuilder(Write(first));
        foreach (var step in steps)
        {
            var blank = Operators.IsSpaced(step.Operator) ? " " : "";
            written.Append(blank).Append(step.Operator).Append(blank).Append(Write(step.Right));
        }
        return written.ToString();
    }

    private static string WriteArgument(Argument argument) =>
        argument.Name is null ? Write(argument.Value) : $"{WriteName(argument.Name)} = {Write(argument.Value)}";

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                _ => letter.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }
}
