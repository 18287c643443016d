using System.Collections;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>Evaluates a fitted model's predictors on new data.</summary>
/// <param name="table">The new data.</param>
/// <param name="fitted">The model's terms.</param>
internal sealed class PredictorFrameBuilder(DataTable table, FittedTerms fitted)
{
    private readonly Formula _formula = Formula.Parse(fitted.Formula);

    public PredictorFrame Build()
    {
        if (table.RowCount == 0)
            throw new InputException($"{table.Source} has no rows.");
        var terms = _formula.Expand(fitted.DotColumns);
        var variables = terms.VariableExpressions.Select((expression, index) => Evaluate(expression, index, terms)).ToArray();
        var offset = FrameVariable.Evaluate(table, fitted.Offset, "offset");
        var rows = CompleteRows([.. variables.OfType<FrameVariable>(), .. new[] { offset }.OfType<FrameVariable>()]);
        if (rows is not null)
        {
            variables = [.. variables.Select(variable => variable?.On(rows, table.Storage))];
            offset = offset?.On(rows, table.Storage);
        }
        var design = new DesignBuilder(_formula, terms, variables, (variable, values) => variable.Finite(values, row => rows is null ? row : rows[row]));
        return new PredictorFrame(
            new Design(rows?.Count ?? table.RowCount, design.Build()),
            Offset([.. variables.OfType<FrameVariable>().Where(variable => terms.OffsetExpressions.Contains(variable.Expression)), .. new[] { offset }.OfType<FrameVariable>()]),
            rows);
    }

    /// <summary>The variable with the state of the fit; null for the response, and for variables that no term is left of.</summary>
    private FrameVariable? Evaluate(Expression expression, int index, ModelTerms terms)
    {
        var isOffset = terms.OffsetExpressions.Contains(expression);
        if (index == ModelTerms.Response || !(isOffset || terms.Terms.Any(term => term.Variables.Contains(index) && !term.Variables.Contains(ModelTerms.Response))))
            return null;
        var evaluator = new Evaluator(table, _formula.Source);
        var state = fitted.States.GetValueOrDefault(expression.ToString());
        var value = evaluator.Evaluate(expression, state);
        if ((value is FactorVariable) != (state?.Levels is not null))
        {
            throw new InputException(value is FactorVariable
                ? $"{expression} is text in {table.Source}, but the model was fitted to numbers; correct the column."
                : $"{expression} is numeric in {table.Source}, but the model was fitted to a factor with the levels {string.Join(", ", state!.Levels!.Take(20))}; correct the column.");
        }
        return new FrameVariable("the term", expression, _formula.Source, [.. evaluator.ColumnsOf(expression)], value);
    }

    private RowSelection? CompleteRows(List<FrameVariable> variables)
    {
        if (!variables.Any(variable => variable.Value.HasMissing))
            return null;
        var missing = new BitArray(table.RowCount);
        MissingRows.Mark(variables.SelectMany(variable => variable.Value.Parts), missing);
        return new RowSelection(missing);
    }

    private ColumnData? Offset(List<FrameVariable> offsets)
    {
        ColumnData? sum = null;
        foreach (var values in offsets.Select(offset => ((NumericVariable)offset.Value).Values))
            sum = sum is null ? values : sum.Combine(values, (left, right) => left + right, table.Storage);
        return sum;
    }
}
