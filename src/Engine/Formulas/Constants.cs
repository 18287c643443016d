namespace Accel.Engine.Formulas;

/// <summary>Values that a formula writes out: numbers, texts, TRUE and FALSE, and vectors of them by c(), seq() and a:b.</summary>
internal static class Constants
{
    /// <summary>The numbers that an expression stands for; null where it is not made of numbers alone.</summary>
    public static IReadOnlyList<double>? Numbers(Expression expression)
    {
        switch (expression.Ungrouped)
        {
            case NumberExpression number:
                return [number.Value];
            case NameExpression { Name: "pi" }:
                return [Math.PI];
            case NameExpression { Name: "Inf" }:
                return [double.PositiveInfinity];
            case UnaryExpression { Operator: "-" or "+" } sign when Numbers(sign.Operand) is { } operand:
                return [.. operand.Select(value => sign.Operator == "-" ? -value : value)];
            case BinaryExpression { Operator: ":" } range when (Numbers(range.Left), Numbers(range.Right)) is ([var first], [var last]):
                return Sequence(first, last, last >= first ? 1 : -1);
            case BinaryExpression { Operator: "+" or "-" or "*" or "/" or "^" } operation when (Numbers(operation.Left), Numbers(operation.Right)) is ({ } left, { } right):
                return Combine(operation.Operator, left, right);
            case CallExpression { Function: "c" } call:
                var parts = call.Arguments.Select(argument => Numbers(argument.Value)).ToList();
                return parts.Contains(null) ? null : [.. parts.SelectMany(part => part!)];
            case CallExpression { Function: "seq" } call:
                return Sequence(call);
            default:
                return null;
        }
    }

    /// <summary>The texts that an expression stands for, numbers and truth values as R writes them; null where it stands for none.</summary>
    public static IReadOnlyList<string>? Texts(Expression expression)
    {
        switch (expression.Ungrouped)
        {
            case TextExpression text:
                return [text.Value];
            case CallExpression { Function: "c" } call:
                var parts = call.Arguments.Select(argument => Texts(argument.Value)).ToList();
                return parts.Contains(null) ? null : [.. parts.SelectMany(part => part!)];
            case var other when Flag(other) is { } flag:
                return [flag ? "TRUE" : "FALSE"];
            case var other:
                return Numbers(other)?.Select(RNumber.Write).ToList();
        }
    }

    /// <summary>TRUE or FALSE; null for anything else.</summary>
    public static bool? Flag(Expression expression) => expression.Ungrouped switch
    {
        NameExpression { Name: "TRUE" or "T" } => true,
        NameExpression { Name: "FALSE" or "F" } => false,
        _ => null,
    };

    private static double[]? Combine(string operation, IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        if (left.Count != right.Count && left.Count != 1 && right.Count != 1)
            return null;
        return [.. Enumerable.Range(0, Math.Max(left.Count, right.Count)).Select(i =>
            NumericFunctions.Arithmetic(operation)(left[left.Count == 1 ? 0 : i], right[right.Count == 1 ? 0 : i]))];
    }

    private static double[]? Sequence(CallExpression call)
    {
        var given = call.Arguments.Select((argument, i) => (Name: argument.Name ?? (i switch { 0 => "from", 1 => "to", _ => "by" }), Value: Numbers(argument.Value)))
            .ToLookup(argument => argument.Name, argument => argument.Value);
        double? One(string name) => given[name].FirstOrDefault() is [var number] ? number : null;
        if (One("from") is not { } from || One("to") is not { } to)
            return null;
        if ((One("length.out") ?? One("length")) is { } length)
            return length is >= 2 and <= 10_000 ? [.. Enumerable.Range(0, (int)length).Select(i => from + i * ((to - from) / (length - 1)))] : null;
        return Sequence(from, to, One("by") ?? (to >= from ? 1 : -1));
    }

    private static double[]? Sequence(double from, double to, double by)
    {
        var steps = Math.Floor((to - from) / by + 1e-10);
        return steps is >= 0 and < 10_000 ? [.. Enumerable.Range(0, (int)steps + 1).Select(i => from + i * by)] : null;
    }
}
