using Accel.Engine.Data;

namespace Accel.Engine.Formulas;

/// <summary>Computes expressions of numbers and conditions over some rows of a table; a condition is 1 where it holds, 0 where not.</summary>
internal sealed class ArithmeticEvaluator(DataTable table, FormulaSource source)
{
    private static readonly Dictionary<string, double> NamedNumbers = new(StringComparer.Ordinal)
    {
        ["pi"] = Math.PI,
        ["Inf"] = double.PositiveInfinity,
        ["NaN"] = double.NaN,
        ["NA"] = double.NaN,
        ["TRUE"] = 1,
        ["T"] = 1,
        ["FALSE"] = 0,
        ["F"] = 0,
    };

    /// <summary>The values of rows.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="rows">The rows.</param>
    public Operand Compute(Expression expression, TableRows rows)
    {
        switch (expression)
        {
            case NumberExpression number:
                return Operand.Constant(number.Value);
            case NameExpression name:
                return Find(name) is { } column ? AsNumbers(column, name, rows) : Operand.Constant(NamedNumbers[name.Name]);
            case GroupExpression group:
                return Compute(group.Inner, rows);
            case UnaryExpression { Operator: "-" } minus:
                return Compute(minus.Operand, rows).Map(value => -value);
            case UnaryExpression { Operator: "+" } plus:
                return Compute(plus.Operand, rows);
            case UnaryExpression { Operator: "!" } not:
                return Compute(not.Operand, rows).Map(value => double.IsNaN(value) ? value : value == 0 ? 1 : 0);
            case BinaryExpression binary:
                var (first, steps) = binary.Chain();
                if (steps.Peek() is var comparison && TextComparison.TryOf(comparison, NamedColumn, source) is { } compared)
                {
                    steps.Pop();
                    return Combine(compared.Compute(rows), steps, rows);
                }
                return Combine(Compute(first, rows), steps, rows);
            case CallExpression call:
                return Call(call, rows);
            default:
                throw source.Error(expression.Position, $"{expression} is no number.");
        }
    }

    /// <summary>The column of a name; null for a named number.</summary>
    public Column? Find(NameExpression name)
    {
        if (table.Find(name.Name) is { } column)
            return column;
        if (NamedNumbers.ContainsKey(name.Name))
            return null;
        throw source.Error(name.Position, name.Name == "."
            ? "'.' stands for the other columns only as a term of its own."
            : table.DescribeMissing(name.Name));
    }

    /// <summary>True for expressions whose value is TRUE or FALSE.</summary>
    public static bool IsCondition(Expression expression) => expression.Ungrouped switch
    {
        BinaryExpression binary => Operators.IsLogical(binary.Operator),
        UnaryExpression unary => unary.Operator == "!",
        CallExpression { Function: "I" } call when call.Arguments.Count == 1 => IsCondition(call.Arguments[0].Value),
        CallExpression call => call.Function == "is.na",
        _ => false,
    };

    private Column? NamedColumn(Expression expression) => expression.Ungrouped is NameExpression name ? Find(name) : null;

    private Operand Combine(Operand result, IEnumerable<BinaryExpression> steps, TableRows rows)
    {
        foreach (var step in steps)
        {
            if (step.Operator == "%in%")
                result = IsAmong(result, step);
            else if (NumericFunctions.IsOperation(step.Operator))
                result = Operand.Combine(result, Compute(step.Right, rows), NumericFunctions.Arithmetic(step.Operator));
            else
                throw source.Error(step.Position, $"'{step.Operator}' is no arithmetic; between numbers use + - * / ^ %% %/% and comparisons.");
        }
        return result;
    }

    private Operand IsAmong(Operand values, BinaryExpression step)
    {
        var wanted = (Constants.Numbers(step.Right) ?? throw source.Error(step.Right.Position, "numbers can be %in% numbers written out only, as in x %in% c(1, 2).")).ToHashSet();
        return values.Map(value => wanted.Contains(value) ? 1 : 0);
    }

    private Operand AsNumbers(Column column, NameExpression name, TableRows rows)
    {
        if (column is CategoricalColumn text)
        {
            throw source.Error(name.Position, $"numbers are needed here, but {TextColumn.Describe(text)}. Correct the column in {table.Source}, or use another.");
        }
        var values = new double[rows.Count];
        column.Data.CopyTo(rows.First, values);
        if (column is LogicalColumn)
            values.AsSpan().Replace(LogicalColumn.Missing, double.NaN);
        return Operand.Of(values);
    }

    private Operand Call(CallExpression call, TableRows rows)
    {
        switch (call.Function)
        {
            case "I" or "offset":
                return Compute(OnlyArgument(call), rows);
            case "log" when call.Arguments.Count == 2:
                return Logarithm(call, rows);
            case "is.na" when call.Arguments is [{ Value: NameExpression name }] && Find(name) is { } column:
                var missing = new double[rows.Count];
                column.Data.CopyTo(rows.First, missing);
                return Operand.Of(missing).Map(value => column.IsMissing(value) ? 1 : 0);
            case "ifelse":
                var arguments = new CallArguments(source, call, "test", "yes", "no");
                return Operand.Choose(
                    Compute(arguments.Get("test"), rows), Compute(arguments.Get("yes"), rows), Compute(arguments.Get("no"), rows));
            case "pmin" or "pmax" when call.Arguments.Count > 1:
                return call.Arguments.Skip(1).Aggregate(Compute(call.Arguments[0].Value, rows), (result, argument) =>
                    Operand.Combine(result, Compute(argument.Value, rows), NumericFunctions.Arithmetic(call.Function)));
            default:
                var function = NumericFunctions.Find(call.Function) ?? throw NoNumericFunction(call);
                return Compute(OnlyArgument(call), rows).Map(function);
        }
    }

    private Operand Logarithm(CallExpression call, TableRows rows)
    {
        var arguments = new CallArguments(source, call, "x", "base");
        // R takes its own functions for these two, which are exact at powers of the base.
        var x = Compute(arguments.Get("x"), rows);
        return arguments.Get("base") switch
        {
            NumberExpression { Value: 2 } => x.Map(Math.Log2),
            NumberExpression { Value: 10 } => x.Map(Math.Log10),
            var basis => Operand.Combine(x.Map(Math.Log), Compute(basis, rows).Map(Math.Log), (log, logOfBase) => log / logOfBase),
        };
    }

    /// <summary>The argument of a function that takes one.</summary>
    public Expression OnlyArgument(CallExpression call)
    {
        if (call.Arguments is [var only] && (only.Name ?? "x") == "x")
            return only.Value;
        var extra = call.Arguments.FirstOrDefault(argument => argument.Name is not (null or "x"));
        throw source.Error(extra?.Value.Position ?? call.Position, extra is null
            ? $"{call.Function}() takes one argument here, found {call.Arguments.Count}."
            : $"the argument '{extra.Name}' of {call.Function}() is not supported.");
    }

    private InputException NoNumericFunction(CallExpression call)
    {
        if (VariableFunctions.Names.Contains(call.Function))
            return source.Error(call.Position, $"{call.Function}() gives no numbers to calculate with; it must stand by itself.");
        var known = NumericFunctions.Names.Concat(["ifelse", "pmin", "pmax", "I", "offset", "cbind"]).Concat(VariableFunctions.Names).ToList();
        var nearest = NearestName.Find(call.Function, known);
        var suggestion = nearest is null ? "." : $"; did you mean {nearest}()?";
        return source.Error(call.Position, $"there is no function {call.Function}(){suggestion} There are {string.Join(", ", known)}.");
    }
}

/// <summary>Consecutive rows of a table.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">Their number.</param>
internal readonly record struct TableRows(int First, int Count);
