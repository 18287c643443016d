namespace Accel.Engine.Formulas;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Number,
    Integer,
    Text,
    Name,
    Operator,
    End,
}

/// <summary>A piece of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Place of its first character, from 0.</param>
/// <param name="Text">Its meaning: a name without backquotes, a text without quotes, an operator; for the others as written.</param>
/// <param name="Value">The number.</param>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, double Value = 0)
{
    public bool Is(string text) => Kind == TokenKind.Operator && Text == text;

    /// <summary>The token in a message.</summary>
    public string Description => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"the text \"{Text}\"",
        _ => $"'{Text}'",
    };
}
