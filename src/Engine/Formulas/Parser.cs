namespace Accel.Engine.Formulas;

/// <summary>Parses R's formula language by the binding powers of its operators.</summary>
internal sealed class Parser
{
    private const int DeepestNesting = 200;

    private readonly FormulaSource source;
    private readonly Lexer lexer;
    private Token current;
    private int depth;

    private Parser(FormulaSource source)
    {
        this.source = source;
        lexer = new Lexer(source);
        current = lexer.Next();
    }

    /// <summary>Parses a whole text.</summary>
    /// <exception cref="InputException">The text does not follow the grammar.</exception>
    public static Expression Parse(FormulaSource source)
    {
        var parser = new Parser(source);
        if (parser.current.Kind == TokenKind.End)
            throw source.Error(0, "it is empty.");
        var expression = parser.ParseExpression(0, "a term");
        if (parser.current.Kind != TokenKind.End)
        {
            var message = parser.current.Is(")") ? "this ')' closes nothing." : $"expected an operator or the end, found {parser.current.Description}.";
            throw source.Error(parser.current.Position, message);
        }
        return expression;
    }

    private Token Advance()
    {
        var token = current;
        current = lexer.Next();
        return token;
    }

    private Expression ParseExpression(int power, string expected)
    {
        if (++depth > DeepestNesting)
            throw source.Error(current.Position, "it is nested too deeply.");
        var left = ParseOperand(expected);
        while (current.Kind == TokenKind.Operator && Operators.Power(current.Text) is { } binding && binding > power)
        {
            var symbol = Advance();
            var right = ParseExpression(Operators.IsRightAssociative(symbol.Text) ? binding - 1 : binding, $"a term after '{symbol.Text}'");
            left = new BinaryExpression(symbol.Position, symbol.Text, left, right);
        }
        depth--;
        return left;
    }

    private Expression ParseOperand(string expected)
    {
        var token = current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Integer:
                Advance();
                return new NumberExpression(token.Position, token.Value, token.Kind == TokenKind.Integer);
            case TokenKind.Text:
                Advance();
                return new TextExpression(token.Position, token.Text);
            case TokenKind.Name:
                Advance();
                return current.Is("(") ? ParseCall(token) : new NameExpression(token.Position, token.Text);
        }
        if (token.Is("-") || token.Is("+") || token.Is("~"))
        {
            Advance();
            var operand = ParseExpression(token.Is("~") ? Operators.TildePower : Operators.UnaryPower, $"a term after '{token.Text}'");
            return new UnaryExpression(token.Position, token.Text, operand);
        }
        if (token.Is("!"))
        {
            Advance();
            return new UnaryExpression(token.Position, token.Text, ParseExpression(Operators.NotPower, "a condition after '!'"));
        }
        if (token.Is("("))
        {
            Advance();
            var inner = ParseExpression(0, "a term after '('");
            Expect(")", token);
            return new GroupExpression(token.Position, inner);
        }
        throw source.Error(token.Position, $"expected {expected}, found {token.Description}.");
    }

    private CallExpression ParseCall(Token function)
    {
        var open = Advance();
        var arguments = new List<Argument>();
        if (!current.Is(")"))
        {
            arguments.Add(ParseArgument(function));
            while (current.Is(","))
            {
                Advance();
                arguments.Add(ParseArgument(function));
            }
        }
        Expect(")", open);
        return new CallExpression(function.Position, function.Text, arguments);
    }

    private Argument ParseArgument(Token function)
    {
        var value = ParseExpression(0, $"an argument of {function.Text}()");
        if (!current.Is("=") || value is not (NameExpression or TextExpression))
            return new Argument(null, value);
        Advance();
        var name = value is NameExpression given ? given.Name : ((TextExpression)value).Value;
        return new Argument(name, ParseExpression(0, $"a value after '{name} ='"));
    }

    private void Expect(string symbol, Token open)
    {
        if (current.Is(symbol))
        {
            Advance();
            return;
        }
        throw current.Kind == TokenKind.End
            ? source.Error(open.Position, $"this '{open.Text}' is not closed.")
            : source.Error(current.Position, $"expected an operator or '{symbol}', found {current.Description}.");
    }
}
