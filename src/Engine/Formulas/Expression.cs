namespace Accel.Engine.Formulas;

/// <summary>A node of a parsed formula.</summary>
/// <param name="Position">Place of the node's first character in the text, or of the operator; from 0.</param>
internal abstract record Expression(int Position)
{
    /// <summary>The expression as R's <c>deparse</c> writes it.</summary>
    public sealed override string ToString() => Deparser.Write(this);

    /// <summary>The expression without the parentheses around it.</summary>
    public Expression Ungrouped => this is GroupExpression group ? group.Inner.Ungrouped : this;

    /// <summary>The names in the expression, functions' names apart.</summary>
    public IEnumerable<string> Names() => this switch
    {
        NameExpression name => [name.Name],
        GroupExpression group => group.Inner.Names(),
        UnaryExpression unary => unary.Operand.Names(),
        BinaryExpression binary => binary.Left.Names().Concat(binary.Right.Names()),
        CallExpression call => call.Arguments.SelectMany(argument => argument.Value.Names()),
        _ => [],
    };
}

/// <summary>A number; an integer where written with the suffix L.</summary>
internal sealed record NumberExpression(int Position, double Value, bool IsInteger) : Expression(Position);

/// <summary>Text in quotes.</summary>
internal sealed record TextExpression(int Position, string Value) : Expression(Position);

/// <summary>A variable's name without backquotes.</summary>
internal sealed record NameExpression(int Position, string Name) : Expression(Position);

/// <summary>An operator before its operand: <c>-x</c>, <c>+x</c>, <c>~x</c>.</summary>
internal sealed record UnaryExpression(int Position, string Operator, Expression Operand) : Expression(Position);

/// <summary>An operator between its operands.</summary>
internal sealed record BinaryExpression(int Position, string Operator, Expression Left, Expression Right) : Expression(Position)
{
    /// <summary>
    /// The operation as a chain: its leftmost operand, then each operation from the left. Formulas may
    /// add up thousands of terms, too many to go down by recursion.
    /// </summary>
    /// <param name="isStep">False for an operation that the chain is to begin with; null for none.</param>
    public (Expression First, Stack<BinaryExpression> Steps) Chain(Predicate<BinaryExpression>? isStep = null)
    {
        var steps = new Stack<BinaryExpression>();
        Expression first = this;
        for (; first is BinaryExpression step && (isStep is null || isStep(step)); first = step.Left)
            steps.Push(step);
        return (first, steps);
    }
}

/// <summary>An expression in parentheses.</summary>
internal sealed record GroupExpression(int Position, Expression Inner) : Expression(Position);

/// <summary>A function call.</summary>
internal sealed record CallExpression(int Position, string Function, IReadOnlyList<Argument> Arguments) : Expression(Position);

/// <summary>An argument of a call.</summary>
/// <param name="Name">The name in <c>name = value</c>, or null.</param>
/// <param name="Value">The value.</param>
internal sealed record Argument(string? Name, Expression Value);
