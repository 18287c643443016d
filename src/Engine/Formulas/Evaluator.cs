using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>Evaluates the variables of a formula over the rows of a table.</summary>
internal sealed class Evaluator(DataTable table, FormulaSource source)
{
    private readonly ArithmeticEvaluator _arithmetic = new(table, source);

    /// <summary>The table.</summary>
    public DataTable Table => table;

    /// <summary>The text that is evaluated, for messages.</summary>
    public FormulaSource Source => source;

    /// <summary>A variable as it stands in a term or as the response.</summary>
    /// <param name="expression">The variable.</param>
    /// <param name="state">What it took from other data and is to mean here too; null where it takes it from these.</param>
    /// <exception cref="InputException">A column or function does not exist, or text is used as numbers.</exception>
    public Variable Evaluate(Expression expression, VariableState? state = null)
    {
        var variable = expression switch
        {
            NameExpression name when _arithmetic.Find(name) is { } column => OfColumn(column),
            GroupExpression group => Evaluate(group.Inner, state),
            CallExpression { Function: "I" } call => Evaluate(_arithmetic.OnlyArgument(call), state),
            CallExpression { Function: "cbind" } call => Counts(call),
            CallExpression call when VariableFunctions.Find(call.Function) is { } function => function(this, call, state),
            _ when ArithmeticEvaluator.IsCondition(expression) => Logical(Numbers(expression)),
            _ => new NumericVariable(Numbers(expression)),
        };
        return state?.Levels is { } levels && variable is FactorVariable factor ? OnLevels(expression, factor, levels, state) : variable;
    }

    /// <summary>An expression of numbers; logical columns count 0 and 1.</summary>
    public ColumnData Numbers(Expression expression) => expression switch
    {
        GroupExpression group => Numbers(group.Inner),
        CallExpression { Function: "I" or "offset" } call => Numbers(_arithmetic.OnlyArgument(call)),
        NameExpression name when _arithmetic.Find(name) is NumericColumn numeric => numeric.Values,
        _ => ColumnData.Generate(table.RowCount, table.Storage, (first, target) => _arithmetic.Compute(expression, new TableRows(first, target.Length)).CopyTo(target.Span)),
    };

    /// <summary>The columns that an expression reads.</summary>
    public IEnumerable<Column> ColumnsOf(Expression expression) => expression.Names().Select(table.Find).OfType<Column>().Distinct();

    private static Variable OfColumn(Column column) => column switch
    {
        NumericColumn numeric => new NumericVariable(numeric.Values),
        CategoricalColumn text => new FactorVariable(text.Codes, text.Levels),
        LogicalColumn logical => new FactorVariable(logical.States, ["FALSE", "TRUE"], KeepsLevels: true),
        _ => throw new InvalidOperationException($"Unknown kind of column '{column.Name}'."),
    };

    private CountsVariable Counts(CallExpression call) => call.Arguments.Count == 2
        ? new CountsVariable(Numbers(call.Arguments[0].Value), Numbers(call.Arguments[1].Value))
        : throw source.Error(call.Position, "cbind() of a response takes the counts of successes and of failures.");

    private FactorVariable Logical(ColumnData truths) => new(
        ColumnData.Generate(table.RowCount, table.Storage, (first, target) =>
        {
            truths.CopyTo(first, target.Span);
            foreach (ref var truth in target.Span)
                truth = double.IsNaN(truth) ? CategoricalColumn.MissingCode : NumericFunctions.IsTrue(truth) ? 1 : 0;
        }),
        ["FALSE", "TRUE"],
        KeepsLevels: true);

    /// <summary>A factor on the levels it was fitted with.</summary>
    private FactorVariable OnLevels(Expression expression, FactorVariable factor, IReadOnlyList<string> levels, VariableState state)
    {
        var unknown = factor.Levels.Select((level, code) => (level, code)).Where(level => !levels.Contains(level.level)).ToList();
        foreach (var (level, code) in unknown)
        {
            var row = 0;
            foreach (var found in factor.Codes)
            {
                row++;
                if (found == code)
                    throw source.Error(expression.Position, $"{expression} is '{level}' in row {row} of {table.Source}, a level that the model was not fitted with; it knows {string.Join(", ", levels.Take(20).Select(known => $"'{known}'"))}{(levels.Count > 20 ? " …" : "")}.");
            }
        }
        return factor.WithLevels(levels, table.Storage) with
        {
            IsOrdered = state.IsOrdered,
            Contrasts = state.Contrasts is { } contrasts ? new Contrasts(contrasts, state.Baseline, state.IsNumbered) : null,
            KeepsLevels = true,
        };
    }
}
