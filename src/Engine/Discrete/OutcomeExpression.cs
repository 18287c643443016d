using Accel.Engine.Data;
using Accel.Engine.Formulas;

namespace Accel.Engine.Discrete;

/// <summary>A number that an experiment's outcome determines, such as <c>heads + 4*tails</c>, in R's notation.</summary>
internal sealed class OutcomeExpression
{
    private readonly FormulaSource _source;
    private readonly OutcomeNames _known;
    private readonly List<string> _names = [];
    private readonly Func<Rational[], Quantity> _function;

    private OutcomeExpression(string text, OutcomeNames known)
    {
        _source = new FormulaSource(text, "expression");
        _known = known;
        _function = Compile(Parser.Parse(_source));
    }

    /// <summary>The names that the expression uses, in the order of the values that <see cref="At"/> takes.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">What it may name.</param>
    /// <exception cref="InputException">It is no expression, or names something unknown; the message shows where.</exception>
    public static OutcomeExpression Parse(string text, OutcomeNames known) => new(text, known);

    /// <summary>The value for one outcome.</summary>
    /// <param name="values">The values of <see cref="Names"/>.</param>
    /// <exception cref="InputException">It has none: a division by zero, the root of a negative number.</exception>
    public Quantity At(Rational[] values) => _function(values);

    private Func<Rational[], Quantity> Compile(Expression expression)
    {
        switch (expression)
        {
            case NumberExpression { Value: var number }:
                if (!double.IsFinite(number))
                    throw _source.Error(expression.Position, "this number is too large.");
                Quantity constant = Rational.FromShortestDecimal(number);
                return _ => constant;
            case NameExpression name:
                var place = PlaceOf(name);
                return values => values[place];
            case GroupExpression group:
                return Compile(group.Inner);
            case UnaryExpression { Operator: "-" or "+" or "!" } unary:
                var operand = Compile(unary.Operand);
                return unary.Operator switch
                {
                    "-" => values => -operand(values),
                    "!" => values => operand(values).Value.Sign == 0,
                    _ => operand,
                };
            case BinaryExpression binary:
                return Compile(binary);
            case CallExpression call:
                return Compile(call);
            default:
                throw _source.Error(expression.Position, $"{expression} is no number.");
        }
    }

    private Func<Rational[], Quantity> Compile(BinaryExpression binary)
    {
        var (first, steps) = binary.Chain();
        var result = Compile(first);
        var before = (first as BinaryExpression)?.Operator;
        foreach (var step in steps)
        {
            if (before is not null && ExactOperations.IsComparison(before) && ExactOperations.IsComparison(step.Operator))
                throw _source.Error(step.Position, "comparisons cannot be strung together; write a < b & b < c.");
            before = step.Operator;
            var (left, right, operation) = (result, Compile(step.Right), ExactOperations.Find(step.Operator)
                ?? throw _source.Error(step.Position, $"'{step.Operator}' is no arithmetic; use + - * / ^ %% %/%, comparisons, & and |."));
            result = values => Guarded(step.Position, values, () => operation(left(values), right(values)));
        }
        return result;
    }

    private Func<Rational[], Quantity> Compile(CallExpression call)
    {
        var arguments = call.Arguments.Select(argument => argument.Name is null
            ? Compile(argument.Value)
            : throw _source.Error(argument.Value.Position, $"{call.Function}() takes no argument '{argument.Name}'; a comparison is written '=='.")).ToArray();
        if (call.Function == "ifelse")
        {
            Expect(call, arguments.Length, 3);
            return values => (arguments[0](values).Value.Sign != 0 ? arguments[1] : arguments[2])(values);
        }
        if (ExactFunctions.FindOfMany(call.Function) is { } ofMany)
        {
            if (arguments.Length == 0)
                throw _source.Error(call.Position, $"{call.Function}() was given nothing; for the {call.Function} of all dice write {call.Function} without parentheses.");
            return values => ofMany(arguments.Select(argument => argument(values)));
        }
        if (ExactFunctions.Find(call.Function) is not { } function)
            throw UnknownFunction(call);
        Expect(call, arguments.Length, 1);
        return values => Guarded(call.Position, values, () => function(arguments[0](values)));
    }

    private int PlaceOf(NameExpression name)
    {
        if (!_known.Contains(name.Name))
            throw _source.Error(name.Position, _known.DescribeMissing(name.Name));
        var place = _names.IndexOf(name.Name);
        if (place >= 0)
            return place;
        _names.Add(name.Name);
        return _names.Count - 1;
    }

    private Quantity Guarded(int position, Rational[] values, Func<Quantity> operation)
    {
        try
        {
            return operation();
        }
        catch (ArithmeticException error)
        {
            var outcome = string.Join(", ", _names.Select((name, i) => $"{name} = {values[i]}"));
            throw _source.Error(position, $"{error.Message}{(outcome.Length == 0 ? "" : $" Here {outcome}.")}");
        }
    }

    private void Expect(CallExpression call, int found, int count)
    {
        if (found != count)
            throw _source.Error(call.Position, $"{call.Function}() takes {count} {(count == 1 ? "argument" : "arguments")}, found {found}.");
    }

    private InputException UnknownFunction(CallExpression call)
    {
        string[] known = [.. ExactFunctions.Names, "ifelse"];
        var suggestion = NearestName.Find(call.Function, known) is { } nearest ? $"; did you mean {nearest}()?" : ".";
        return _source.Error(call.Position, $"there is no function {call.Function}(){suggestion} There are {string.Join(", ", known)}.");
    }
}
