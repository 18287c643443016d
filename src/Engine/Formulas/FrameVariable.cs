using System.Collections;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>A variable of a model frame with its origin.</summary>
/// <param name="What">What it is in a message: <c>the response</c>, <c>the term</c>, <c>the weights</c>.</param>
/// <param name="Expression">Its expression.</param>
/// <param name="Source">The text the expression stands in.</param>
/// <param name="Columns">The columns it reads.</param>
/// <param name="Value">Its value in every row of the table, and after <see cref="On"/> in those used.</param>
internal sealed record FrameVariable(string What, Expression Expression, FormulaSource Source, IReadOnlyList<Column> Columns, Variable Value)
{
    public string Label { get; } = Expression.ToString();

    public FrameVariable On(RowSelection? rows, DataStorage storage) => rows is null ? this : this with { Value = Value.On(rows, storage) };

    /// <summary>A warning where the expression is not a number although its columns have values; else null.</summary>
    public string? WarnOfNaN(int rows)
    {
        if (Expression is NameExpression || Value is FactorVariable || !Value.HasMissing)
            return null;
        var missing = new BitArray(rows);
        MissingRows.Mark(Value.Parts, missing);
        var expected = new BitArray(rows);
        MissingRows.Mark(Columns.Select(column => (column.Data, (Predicate<double>)column.IsMissing)), expected);
        var count = MissingRows.Count(missing.And(expected.Not()), out var first);
        return count == 0
            ? null
            : $"{Label} is not a number (NaN) in {count} of {rows} rows, first in row {first + 1} of the data; they are left out as missing.";
    }

    /// <summary>An expression of numbers given beside a formula; null where there is none.</summary>
    /// <param name="table">The data.</param>
    /// <param name="text">The expression.</param>
    /// <param name="what">What it is in a message: <c>weights</c>.</param>
    public static FrameVariable? Evaluate(DataTable table, string? text, string what)
    {
        if (text is null)
            return null;
        var source = new FormulaSource(text, what);
        var expression = Parser.Parse(source);
        var evaluator = new Evaluator(table, source);
        return new($"the {what}", expression, source, [.. evaluator.ColumnsOf(expression)], new NumericVariable(evaluator.Numbers(expression)));
    }

    /// <summary>The values, which must be finite.</summary>
    /// <param name="values">Values of the variable, none of them NaN.</param>
    /// <param name="tableRow">The row in the table of a value, from 0.</param>
    /// <exception cref="InputException">A value is infinite.</exception>
    public ColumnData Finite(ColumnData values, Func<int, int> tableRow)
    {
        if (values.IsFinite)
            return values;
        var infinite = values.TakeWhile(value => !double.IsInfinity(value)).Count();
        throw Infinite(values[infinite], tableRow(infinite));
    }

    private InputException Infinite(double value, int tableRow)
    {
        var inputs = Expression is NameExpression
            ? ""
            : $" ({string.Join(", ", Columns.OfType<NumericColumn>().Select(column => $"{column.Name} is {RNumber.Write(column.Values[tableRow])}"))})";
        return Source.Error(Expression.Position, $"{What} {Label} is {RNumber.Write(value)} in row {tableRow + 1} of the data{inputs}; leave the row out or correct it.");
    }
}
