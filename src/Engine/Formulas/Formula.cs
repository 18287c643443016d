namespace Accel.Engine.Formulas;

/// <summary>A model formula in R's language: <c>y ~ x + log(z) + genre</c>.</summary>
public sealed class Formula
{
    private Formula(FormulaSource source, Expression? response, Expression predictors)
    {
        Source = source;
        ResponseExpression = response;
        Predictors = predictors;
    }

    /// <summary>The formula as it was given.</summary>
    public string Text => Source.Text;

    /// <summary>The response as R writes it; null for a one-sided formula.</summary>
    public string? Response => ResponseExpression?.ToString();

    internal FormulaSource Source { get; }

    internal Expression? ResponseExpression { get; }

    internal Expression Predictors { get; }

    /// <summary>Parses a formula.</summary>
    /// <param name="text">The text, with <c>~</c> between the response and the terms.</param>
    /// <exception cref="InputException">The text is no formula; the message shows where.</exception>
    public static Formula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = new FormulaSource(text, "formula");
        var parsed = Parser.Parse(source);
        return parsed switch
        {
            BinaryExpression { Operator: "~", Left: BinaryExpression { Operator: "~" } or UnaryExpression { Operator: "~" } } formula =>
                throw source.Error(formula.Position, "a formula has one '~' only."),
            BinaryExpression { Operator: "~" } formula => new Formula(source, formula.Left, formula.Right),
            UnaryExpression { Operator: "~" } formula => new Formula(source, null, formula.Operand),
            _ => throw source.Error(text.Length, "it has no '~'; write the response, '~' and the terms, as in y ~ x."),
        };
    }

    /// <summary>The terms the formula stands for, in R's order.</summary>
    /// <param name="columns">The names that <c>.</c> stands for, the response's own apart.</param>
    /// <exception cref="InputException">An operator has an operand that R does not allow.</exception>
    public ModelTerms Expand(IReadOnlyList<string>? columns = null) => TermExpansion.Expand(this, columns);

    /// <summary>The formula as R writes it.</summary>
    public override string ToString() => ResponseExpression is null ? $"~{Predictors}" : $"{ResponseExpression} ~ {Predictors}";
}
