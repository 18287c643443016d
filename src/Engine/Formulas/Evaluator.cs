using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>Evaluates the variables of a formula over the rows of a table.</summary>
internal sealed class Evaluator(DataTable table, FormulaSource source)
{
    private static readonly string[] OtherFunctions = ["I", "factor", "as.factor", "offset", "cbind"];

    /// <summary>A variable as it stands in a term or as the response.</summary>
    /// <exception cref="InputException">A column or function does not exist, or text is used as numbers.</exception>
    public Variable Evaluate(Expression expression)
    {
        switch (expression)
        {
            case NameExpression name when Find(name) is { } column:
                return OfColumn(column);
            case GroupExpression group:
                return Evaluate(group.Inner);
            case CallExpression { Function: "I" } call:
                return Evaluate(OnlyArgument(call));
            case CallExpression { Function: "factor" or "as.factor" } call:
                return AsFactor(OnlyArgument(call));
            case CallExpression { Function: "cbind" } call:
                if (call.Arguments.Count != 2)
                    throw source.Error(call.Position, "cbind() of a response takes the counts of successes and of failures.");
                return new CountsVariable(Numbers(call.Arguments[0].Value), Numbers(call.Arguments[1].Value));
            default:
                return new NumericVariable(Numbers(expression));
        }
    }

    /// <summary>An expression of numbers; logical columns count 0 and 1.</summary>
    public ColumnData Numbers(Expression expression) => expression switch
    {
        GroupExpression group => Numbers(group.Inner),
        CallExpression { Function: "I" or "offset" } call => Numbers(OnlyArgument(call)),
        NameExpression name when Find(name) is NumericColumn numeric => numeric.Values,
        _ => ColumnData.Generate(table.RowCount, table.Storage, (first, target) => Compute(expression, new Rows(first, target.Length)).CopyTo(target.Span)),
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

    private FactorVariable AsFactor(Expression argument)
    {
        var variable = Evaluate(argument);
        if (variable is FactorVariable factor)
            return factor.KeepsLevels ? factor.WithUsedLevels(table.Storage) : factor;
        if (variable is not NumericVariable numeric)
            throw source.Error(argument.Position, "a factor is made of one column.");
        var present = Distinct(numeric.Values);
        // R reads a column of integers as such, and never writes integers as 1e+05.
        var integers = argument is NameExpression && present.All(value => value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue);
        var levels = new List<string>();
        var codeOf = new Dictionary<double, int>();
        foreach (var value in present.Order())
        {
            var level = integers ? RNumber.WriteInteger(value) : RNumber.Write(value);
            // Values that agree to 15 digits are one level.
            if (levels.Count == 0 || levels[^1] != level)
                levels.Add(level);
            codeOf.Add(value, levels.Count - 1);
        }
        var codes = ColumnData.Generate(table.RowCount, table.Storage, (first, target) =>
        {
            var span = target.Span;
            numeric.Values.CopyTo(first, span);
            foreach (ref var value in span)
                value = double.IsNaN(value) ? CategoricalColumn.MissingCode : codeOf[value];
        });
        return new FactorVariable(codes, levels);
    }

    private static HashSet<double> Distinct(ColumnData column)
    {
        var all = new HashSet<double>();
        ColumnData.Chunkwise(column.Count, (first, rows) =>
        {
            var values = new double[rows];
            column.CopyTo(first, values);
            var distinct = values.Where(value => !double.IsNaN(value)).ToHashSet();
            lock (all)
                all.UnionWith(distinct);
        });
        return all;
    }

    private Operand Compute(Expression expression, Rows rows)
    {
        switch (expression)
        {
            case NumberExpression number:
                return Operand.Constant(number.Value);
            case NameExpression name:
                return Find(name) is { } column ? AsNumbers(column, name, rows) : Operand.Constant(Math.PI);
            case GroupExpression group:
                return Compute(group.Inner, rows);
            case UnaryExpression { Operator: "-" } minus:
                return Compute(minus.Operand, rows).Map(value => -value);
            case UnaryExpression { Operator: "+" } plus:
                return Compute(plus.Operand, rows);
            case BinaryExpression binary:
                var (first, steps) = binary.Chain();
                var result = Compute(first, rows);
                foreach (var step in steps)
                    result = Operand.Combine(result, Compute(step.Right, rows), Operation(step));
                return result;
            case CallExpression { Function: "I" or "offset" } call:
                return Compute(OnlyArgument(call), rows);
            case CallExpression { Function: "log", Arguments.Count: 2 } call:
                return Logarithm(call, rows);
            case CallExpression call:
                var function = NumericFunctions.Find(call.Function) ?? throw NoNumericFunction(call);
                return Compute(OnlyArgument(call), rows).Map(function);
            default:
                throw source.Error(expression.Position, $"{expression} is no number.");
        }
    }

    /// <summary>The column of a name; null for the constant pi.</summary>
    private Column? Find(NameExpression name)
    {
        if (table.Find(name.Name) is { } column)
            return column;
        if (name.Name == "pi")
            return null;
        throw source.Error(name.Position, name.Name == "."
            ? "'.' stands for the other columns only as a term of its own."
            : table.DescribeMissing(name.Name));
    }

    private Operand AsNumbers(Column column, NameExpression name, Rows rows)
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

    private Func<double, double, double> Operation(BinaryExpression step) => step.Operator switch
    {
        "+" => (left, right) => left + right,
        "-" => (left, right) => left - right,
        "*" => (left, right) => left * right,
        "/" => (left, right) => left / right,
        "^" => NumericFunctions.Power,
        _ => throw source.Error(step.Position, $"'{step.Operator}' is no arithmetic; between numbers use + - * / ^."),
    };

    private Operand Logarithm(CallExpression call, Rows rows)
    {
        // As R matches arguments: first by name, then in order.
        var unknown = call.Arguments.FirstOrDefault(argument => argument.Name is not (null or "x" or "base"));
        if (unknown is not null)
            throw source.Error(unknown.Value.Position, $"log() has no argument '{unknown.Name}'; write log(x, base).");
        var unnamed = new Queue<Argument>(call.Arguments.Where(argument => argument.Name is null));
        Argument Take(string name) =>
            call.Arguments.FirstOrDefault(argument => argument.Name == name)
            ?? (unnamed.TryDequeue(out var next) ? next : throw source.Error(call.Position, $"log() was given no {name}; write log(x, base)."));
        var number = Take("x");
        var basis = Take("base").Value;
        // R takes its own functions for these two, which are exact at powers of the base.
        var x = Compute(number.Value, rows);
        return basis switch
        {
            NumberExpression { Value: 2 } => x.Map(Math.Log2),
            NumberExpression { Value: 10 } => x.Map(Math.Log10),
            _ => Operand.Combine(x.Map(Math.Log), Compute(basis, rows).Map(Math.Log), (log, logOfBase) => log / logOfBase),
        };
    }

    private Expression OnlyArgument(CallExpression call)
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
        if (OtherFunctions.Contains(call.Function))
            return source.Error(call.Position, $"{call.Function}() gives no numbers to calculate with; it must stand by itself.");
        var known = NumericFunctions.Names.Concat(OtherFunctions).ToList();
        var nearest = NearestName.Find(call.Function, known);
        var suggestion = nearest is null ? "." : $"; did you mean {nearest}()?";
        return source.Error(call.Position, $"there is no function {call.Function}(){suggestion} There are {string.Join(", ", known)}.");
    }

    /// <summary>The rows of one chunk.</summary>
    private readonly record struct Rows(int First, int Count);
}
