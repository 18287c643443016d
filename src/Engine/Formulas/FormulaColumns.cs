namespace Accel.Engine.Formulas;

/// <summary>Finds out which columns a model needs before any of them is read.</summary>
public static class FormulaColumns
{
    /// <summary>The names that a model may take from its table: columns, and constants such as <c>pi</c>.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="options">Weights, offset and condition, whose columns are read too.</param>
    /// <returns>The names; null where a dot stands for every column.</returns>
    /// <exception cref="InputException">The weights, the offset or the condition cannot be parsed, or the formula has no terms.</exception>
    public static IReadOnlySet<string>? Of(Formula formula, ModelFrameOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        var names = formula.Expand().VariableExpressions.SelectMany(variable => variable.Names())
            .Concat(Names(options?.Weights, "weights"))
            .Concat(Names(options?.Offset, "offset"))
            .Concat(Names(options?.Where, "condition"))
            .ToHashSet(StringComparer.Ordinal);
        return names.Contains(".") ? null : names;
    }

    private static IEnumerable<string> Names(string? text, string what) =>
        text is null ? [] : Parser.Parse(new FormulaSource(text, what)).Names();
}
