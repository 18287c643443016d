using Accel.Engine.Data;

namespace Accel.Engine.Formulas;

/// <summary>The arguments of a call matched with the function's parameters as R does: by name, by the beginning of a name, then in order.</summary>
internal sealed class CallArguments
{
    private readonly FormulaSource _source;
    private readonly CallExpression _call;
    private readonly Dictionary<string, Expression> _values = new(StringComparer.Ordinal);

    /// <summary>Matches.</summary>
    /// <param name="source">The text of the call, for messages.</param>
    /// <param name="call">The call.</param>
    /// <param name="parameters">The function's parameters in order; the first is required.</param>
    /// <exception cref="InputException">An argument has no parameter, or one was given twice.</exception>
    public CallArguments(FormulaSource source, CallExpression call, params IReadOnlyList<string> parameters)
    {
        _source = source;
        _call = call;
        foreach (var argument in call.Arguments.Where(argument => argument.Name is not null))
        {
            var name = Match(argument, parameters);
            if (!_values.TryAdd(name, argument.Value))
                throw source.Error(argument.Value.Position, $"{call.Function}() was given {name} twice.");
        }
        var free = new Queue<string>(parameters.Where(name => !_values.ContainsKey(name)));
        foreach (var argument in call.Arguments.Where(argument => argument.Name is null))
        {
            if (!free.TryDequeue(out var name))
                throw source.Error(argument.Value.Position, $"{call.Function}() takes at most {Describe(parameters)}.");
            _values.Add(name, argument.Value);
        }
        if (!_values.ContainsKey(parameters[0]))
            throw source.Error(call.Position, $"{call.Function}() was given no {parameters[0]}.");
    }

    /// <summary>The expression of a parameter; null where it was not given.</summary>
    public Expression? Find(string parameter) => _values.GetValueOrDefault(parameter);

    /// <summary>The expression of a parameter that must be given.</summary>
    public Expression Get(string parameter) => Find(parameter) ?? throw Error($"{_call.Function}() was given no {parameter}.");

    /// <summary>A constant number; the default where it was not given.</summary>
    public double? Number(string parameter) => Find(parameter) is not { } value ? null
        : Constants.Numbers(value) is [var number] ? number : throw NoConstant(value, parameter, "a number");

    /// <summary>A constant whole number in a range.</summary>
    public int? WholeNumber(string parameter, int least, int greatest) => Number(parameter) is not { } number ? null
        : number == Math.Floor(number) && number >= least && number <= greatest ? (int)number
        : throw _source.Error(Get(parameter).Position, $"{parameter} of {_call.Function}() must be a whole number from {least} to {greatest}.");

    /// <summary>Constant numbers such as c(1, 2.5); null where they were not given.</summary>
    public IReadOnlyList<double>? Numbers(string parameter) => Find(parameter) is not { } value ? null
        : Constants.Numbers(value) ?? throw NoConstant(value, parameter, "a number or numbers such as c(1, 2)");

    /// <summary>Constant texts such as c("a", "b"), numbers written as R does; null where they were not given.</summary>
    public IReadOnlyList<string>? Texts(string parameter) => Find(parameter) is not { } value ? null
        : Constants.Texts(value) ?? throw NoConstant(value, parameter, "a text or texts such as c(\"a\", \"b\")");

    /// <summary>TRUE or FALSE.</summary>
    public bool Flag(string parameter, bool otherwise = false) => Find(parameter) is not { } value ? otherwise
        : Constants.Flag(value) ?? throw NoConstant(value, parameter, "TRUE or FALSE");

    /// <summary>An error at the call.</summary>
    public InputException Error(string message) => _source.Error(_call.Position, message);

    /// <summary>An error at an argument.</summary>
    public InputException Error(string parameter, string message) => _source.Error((Find(parameter) ?? _call).Position, message);

    private string Match(Argument argument, IReadOnlyList<string> parameters)
    {
        var name = argument.Name!;
        if (parameters.Contains(name))
            return name;
        var begun = parameters.Where(parameter => parameter.StartsWith(name, StringComparison.Ordinal)).ToList();
        if (begun is [var only])
            return only;
        var meant = NearestName.Find(name, parameters) is { } nearest ? $"; did you mean {nearest}?" : "";
        throw _source.Error(argument.Value.Position, $"{_call.Function}() has no argument '{name}'{meant}{(meant.Length > 0 ? "" : ".")} It takes {string.Join(", ", parameters)}.");
    }

    private InputException NoConstant(Expression value, string parameter, string wanted) =>
        _source.Error(value.Position, $"{parameter} of {_call.Function}() must be {wanted}, written out in the formula.");

    private static string Describe(IReadOnlyList<string> parameters) =>
        parameters.Count == 1 ? $"one argument, {parameters[0]}" : $"{parameters.Count} arguments: {string.Join(", ", parameters)}";
}
