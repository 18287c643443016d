using System.Collections;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>Builds a model frame: evaluates the variables, leaves out incomplete rows, checks, makes the blocks.</summary>
internal sealed class ModelFrameBuilder
{
    private readonly DataTable table;
    private readonly Formula formula;
    private readonly ModelTerms terms;
    private readonly List<string> warnings = [];
    private readonly FrameVariable[] variables;
    private readonly FrameVariable? weights;
    private readonly FrameVariable? offset;
    private readonly string? offsetText;
    private readonly RowSelection? usedRows;
    private readonly bool allowsOutcomes;
    private int unwanted;

    public ModelFrameBuilder(DataTable table, Formula formula, ModelFrameOptions options)
    {
        this.table = table;
        this.formula = formula;
        if (formula.ResponseExpression is null)
            throw formula.Source.Error(0, "it has no response; write it before the '~'.");
        if (table.RowCount == 0)
            throw new InputException($"{table.Source} has no rows.");
        terms = formula.Expand([.. table.Columns.Select(column => column.Name)]);

        var evaluator = new Evaluator(table, formula.Source);
        var choices = new FactorChoices(options);
        variables = [.. terms.VariableExpressions.Select((expression, i) => Evaluate(evaluator, choices, i == ModelTerms.Response, expression))];
        choices.EnsureMet();
        weights = FrameVariable.Evaluate(table, options.Weights, "weights");
        offset = FrameVariable.Evaluate(table, options.Offset, "offset");
        offsetText = options.Offset;
        allowsOutcomes = options.AllowsOutcomes;
        WarnOfValues();
        usedRows = FindUsedRows(Unwanted(options.Where));
        for (var i = 0; i < variables.Length; i++)
            variables[i] = variables[i].On(usedRows, table.Storage);
        weights = weights?.On(usedRows, table.Storage);
        offset = offset?.On(usedRows, table.Storage);
    }

    private int RowCount => usedRows?.Count ?? table.RowCount;

    private IEnumerable<FrameVariable> Everything => variables.Concat(new[] { weights, offset }.OfType<FrameVariable>());

    public ModelFrame Build()
    {
        var (response, trials) = Response();
        return new ModelFrame
        {
            Formula = formula,
            Terms = terms,
            TableName = table.Name,
            Design = new Design(RowCount, Columns()),
            Response = response,
            ResponseName = variables[0].Label,
            Trials = trials,
            Weights = Weights(),
            Offset = Offset(),
            Omitted = table.RowCount - unwanted - RowCount,
            Fitted = Fitted(),
            UsedRows = usedRows,
            Warnings = warnings,
        };
    }

    private FrameVariable Evaluate(Evaluator evaluator, FactorChoices choices, bool isResponse, Expression expression) => new(
        isResponse ? "the response" : "the term", expression, formula.Source, [.. evaluator.ColumnsOf(expression)],
        choices.Apply(expression, evaluator.Evaluate(expression), table.Storage));

    private FittedTerms Fitted() => new()
    {
        Formula = formula.ToString(),
        DotColumns = formula.Predictors.Names().Contains(".") ? [.. table.Columns.Select(column => column.Name)] : null,
        Offset = offsetText,
        States = variables.Skip(1).Where(variable => variable.Value.State is not null)
            .DistinctBy(variable => variable.Label).ToDictionary(variable => variable.Label, variable => variable.Value.State!),
    };

    /// <summary>The rows for which a condition does not hold, missing ones among them; null where there is no condition.</summary>
    private BitArray? Unwanted(string? condition)
    {
        if (FrameVariable.Evaluate(table, condition, "condition") is not { } where)
            return null;
        if (!ArithmeticEvaluator.IsCondition(where.Expression) && where.Columns is not [LogicalColumn])
            throw where.Source.Error(where.Expression.Position, "it is no condition; write one such as age > 30 or genre == \"rock\".");
        var rows = new BitArray(table.RowCount);
        var truths = ((NumericVariable)where.Value).Values;
        MissingRows.Mark([(truths, value => value == 0)], rows);
        unwanted = MissingRows.Count(rows, out _);
        MissingRows.Mark([(truths, double.IsNaN)], rows);
        return MissingRows.Count(rows, out _) < table.RowCount ? rows : throw where.Source.Error(0, $"no row of {table.Source} meets it.");
    }

    private void WarnOfValues()
    {
        warnings.AddRange(Everything.Select(variable => variable.WarnOfNaN(table.RowCount)).OfType<string>());
        warnings.AddRange(terms.Terms
            .SelectMany(term => term.Variables)
            .Distinct()
            .Select(variable => variables[variable])
            .Where(variable => variable.Expression is NameExpression)
            .SelectMany(variable => variable.Columns)
            .OfType<CategoricalColumn>()
            .Select(TextColumn.WarnOfNumbers)
            .OfType<string>());
    }

    /// <summary>The wanted rows without a missing value; null where these are all.</summary>
    private RowSelection? FindUsedRows(BitArray? leftOut)
    {
        var incomplete = Everything.Where(variable => variable.Value.HasMissing).ToList();
        if (incomplete.Count == 0)
            return leftOut is null ? null : new RowSelection(leftOut);
        var missing = leftOut ?? new BitArray(table.RowCount);
        MissingRows.Mark(incomplete.SelectMany(variable => variable.Value.Parts), missing);
        var used = new RowSelection(missing);
        return used.Count > 0
            ? used
            : throw new InputException($"{table.Source}: every row has a missing value in {DescribeMissing()}; no rows are left to fit.");
    }

    private string DescribeMissing()
    {
        var counts = Everything
            .Select(variable => (variable.Label, Missing: CountMissing(variable)))
            .Where(variable => variable.Missing > 0)
            .OrderByDescending(variable => variable.Missing)
            .Select(variable => $"{variable.Label} ({variable.Missing} of {table.RowCount} rows)");
        return string.Join(", ", counts.Take(5));
    }

    private int CountMissing(FrameVariable variable)
    {
        var missing = new BitArray(table.RowCount);
        MissingRows.Mark(variable.Value.Parts, missing);
        return MissingRows.Count(missing, out _);
    }

    private (ColumnData Response, ColumnData? Trials) Response()
    {
        var response = variables[0];
        switch (response.Value)
        {
            case NumericVariable numeric:
                return (Finite(response, numeric), null);
            case FactorVariable { KeepsLevels: true } logical:
                return (logical.Codes, null);
            case BasisVariable { Columns: [var only] }:
                return (Finite(response, new NumericVariable(only)), null);
            case CountsVariable counts:
                return Shares(response, counts);
            case FactorVariable { Levels.Count: 2 } outcome when allowsOutcomes:
                warnings.Add($"The response {response.Label} is a factor: '{outcome.Levels[0]}' counts as failure (0), '{outcome.Levels[1]}' as success (1).");
                return (outcome.Codes, null);
            default:
                var why = response.Columns is [CategoricalColumn column] ? TextColumn.Describe(column) : $"{response.Label} is {(response.Value is FactorVariable ? "a factor" : "several columns")}";
                throw formula.Source.Error(response.Expression.Position, $"the response must be numeric or logical, but {why}. Correct the data, or recode the response as 0 and 1{(allowsOutcomes ? ", or as text of two levels" : "")}.");
        }
    }

    private (ColumnData Response, ColumnData Trials) Shares(FrameVariable response, CountsVariable counts)
    {
        Finite(response, new NumericVariable(counts.Successes));
        Finite(response, new NumericVariable(counts.Failures));
        if (counts.Successes.Least < 0 || counts.Failures.Least < 0)
        {
            var row = Math.Min(FindRow(counts.Successes, value => value < 0), FindRow(counts.Failures, value => value < 0));
            throw formula.Source.Error(response.Expression.Position, $"{response.Label} has a negative count in row {TableRow(row) + 1} of the data; counts must be 0 or more.");
        }
        return (
            Combine(counts.Successes, counts.Failures, (successes, failures) => successes + failures == 0 ? 0 : successes / (successes + failures)),
            Combine(counts.Successes, counts.Failures, (successes, failures) => successes + failures));
    }

    private ColumnData? Weights()
    {
        if (weights is null)
            return null;
        var values = Finite(weights, (NumericVariable)weights.Value);
        if (values.Least >= 0)
            return values;
        var negative = FindRow(values, value => value < 0);
        throw weights.Source.Error(weights.Expression.Position, $"the weight is negative ({RNumber.Write(values[negative])}) in row {TableRow(negative) + 1} of the data; weights must be 0 or more.");
    }

    private ColumnData? Offset()
    {
        ColumnData? sum = null;
        var parts = variables.Where(variable => terms.OffsetExpressions.Contains(variable.Expression));
        foreach (var part in offset is null ? parts : parts.Append(offset))
        {
            var values = Finite(part, (NumericVariable)part.Value);
            sum = sum is null ? values : Combine(sum, values, (left, right) => left + right);
        }
        return sum;
    }

    private ColumnData Combine(ColumnData left, ColumnData right, Func<double, double, double> operation) =>
        left.Combine(right, operation, table.Storage);

    private List<DesignColumn> Columns()
    {
        warnings.AddRange(terms.Terms
            .Where(term => term.Variables.Contains(ModelTerms.Response))
            .Select(term => term.Degree == 1
                ? $"The response {term.Label} stands on the right side of the formula too; there it is left out."
                : $"The term {term.Label} holds the response; it is left out."));
        return new DesignBuilder(formula, terms, variables, (variable, values) => variable.Finite(values, TableRow)).Build();
    }

    private ColumnData Finite(FrameVariable variable, NumericVariable value) => variable.Finite(value.Values, TableRow);

    /// <summary>The first row with such a value; the row count where there is none.</summary>
    private static int FindRow(ColumnData values, Func<double, bool> wanted) => values.TakeWhile(value => !wanted(value)).Count();

    private int TableRow(int row) => usedRows is null ? row : usedRows[row];
}
