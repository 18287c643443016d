namespace Accel.Engine.Formulas;

/// <summary>R's operators, how tightly they bind, and how R writes them.</summary>
internal static class Operators
{
    /// <summary>Binds an operand of unary minus and plus: tighter than <c>:</c>, looser than <c>^</c>.</summary>
    public const int UnaryPower = 60;

    /// <summary>Binds the operand of a one-sided <c>~</c>.</summary>
    public const int TildePower = 10;

    /// <summary>Binds the operand of <c>!</c>: a whole comparison.</summary>
    public const int NotPower = 16;

    private static readonly Dictionary<string, int> Powers = new(StringComparer.Ordinal)
    {
        ["~"] = TildePower,
        ["|"] = 12,
        ["&"] = 14,
        ["=="] = 18,
        ["!="] = 18,
        ["<"] = 18,
        ["<="] = 18,
        [">"] = 18,
        [">="] = 18,
        ["+"] = 20,
        ["-"] = 20,
        ["*"] = 30,
        ["/"] = 30,
        ["%in%"] = 40,
        ["%%"] = 40,
        ["%/%"] = 40,
        [":"] = 50,
        ["^"] = 70,
    };

    /// <summary>How tightly a binary operator binds, from 10; null where the text is none.</summary>
    public static int? Power(string text) => Powers.TryGetValue(text, out var power) ? power : null;

    /// <summary>True for <c>^</c>: a^b^c is a^(b^c).</summary>
    public static bool IsRightAssociative(string text) => text == "^";

    /// <summary>True where R writes blanks around the operator.</summary>
    public static bool IsSpaced(string text) => text is not ("/" or ":" or "^" or "%%" or "%/%");

    /// <summary>True for comparisons, and for what joins them.</summary>
    public static bool IsLogical(string text) => text is "==" or "!=" or "<" or "<=" or ">" or ">=" or "&" or "|" or "%in%";
}
