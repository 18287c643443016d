using Accel.Engine.Data;

namespace Accel.Engine.Formulas;

/// <summary>A comparison of a column of text, or of TRUE and FALSE, with texts: a truth value for each of its levels.</summary>
/// <param name="Column">The column.</param>
/// <param name="Truth">For each code, 1 or 0.</param>
internal sealed record TextComparison(Column Column, double[] Truth)
{
    /// <summary>The comparison; null where neither side is text.</summary>
    /// <param name="comparison">An operation.</param>
    /// <param name="find">The column that an expression names; null where it names none.</param>
    /// <param name="source">The text of the expression, for messages.</param>
    /// <exception cref="InputException">Text is compared with what is no text.</exception>
    public static TextComparison? TryOf(BinaryExpression comparison, Func<Expression, Column?> find, FormulaSource source)
    {
        if (!Operators.IsLogical(comparison.Operator) || comparison.Operator is "&" or "|")
            return null;
        var swapped = comparison.Left.Ungrouped is TextExpression && comparison.Operator != "%in%";
        var (column, texts) = swapped ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        if (IsText(texts) || find(column) is CategoricalColumn)
        {
            var wanted = Constants.Texts(texts) ?? throw source.Error(texts.Position, "text can be compared with texts written out only, as in genre == \"rock\" or genre %in% c(\"rock\", \"pop\").");
            var levels = find(column) switch
            {
                CategoricalColumn text => text.Levels,
                LogicalColumn => ["FALSE", "TRUE"],
                _ => throw source.Error(column.Position, $"{column} holds no text, and cannot be compared with {texts}."),
            };
            if (wanted.Count != 1 && comparison.Operator != "%in%")
                throw source.Error(texts.Position, $"'{comparison.Operator}' compares with one text; use %in% for several.");
            return new TextComparison(find(column)!, [.. levels.Select(level => Holds(comparison.Operator, swapped, level, wanted) ? 1.0 : 0.0)]);
        }
        return null;
    }

    /// <summary>The truth values of rows; missing ones stay missing.</summary>
    public Operand Compute(TableRows rows)
    {
        var values = new double[rows.Count];
        Column.Data.CopyTo(rows.First, values);
        return Operand.Of(values).Map(code => code < 0 ? double.NaN : Truth[(int)code]);
    }

    private static bool IsText(Expression expression) => expression.Ungrouped is TextExpression
        || (expression.Ungrouped is CallExpression { Function: "c", Arguments: [var first, ..] } && first.Value is TextExpression);

    private static bool Holds(string operation, bool swapped, string level, IReadOnlyList<string> texts)
    {
        if (operation == "%in%")
            return texts.Contains(level);
        var order = CodePointComparer.Instance.Compare(level, texts[0]);
        order = swapped ? -order : order;
        return operation switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
