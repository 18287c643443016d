namespace Accel.Engine.Formulas;

/// <summary>
/// Expands a formula into terms by the algebra of Wilkinson and Rogers (1973) as R's
/// <c>terms.formula</c> defines it. A term is a set of variables; a formula a list of terms.
/// </summary>
internal sealed class TermExpansion
{
    /// <summary>More terms than any design has room for; crossing 30 variables would make a billion.</summary>
    private const int MostTerms = 100_000;

    private readonly FormulaSource source;
    private readonly IReadOnlyList<string>? dotNames;
    private readonly List<Expression> variables = [];
    private readonly Dictionary<string, int> indexOf = new(StringComparer.Ordinal);
    private bool intercept = true;
    private bool removing;

    private TermExpansion(Formula formula, IReadOnlyList<string>? columns)
    {
        source = formula.Source;
        if (formula.ResponseExpression is not { } response)
        {
            dotNames = columns;
            return;
        }
        AddVariable(response);
        var inResponse = response.Names().ToHashSet(StringComparer.Ordinal);
        dotNames = columns?.Where(column => !inResponse.Contains(column)).ToList();
    }

    public static ModelTerms Expand(Formula formula, IReadOnlyList<string>? columns)
    {
        var expansion = new TermExpansion(formula, columns);
        expansion.CollectVariables(formula.Predictors);
        var sets = expansion.Terms(formula.Predictors);

        var terms = sets
            .Where(set => !set.Members.Any(i => IsOffset(expansion.variables[i])))
            .OrderBy(set => set.Members.Count)
            .Select(set => new Term(string.Join(':', set.Members.Select(i => expansion.variables[i])), set.Members));
        return new ModelTerms(
            expansion.intercept, expansion.variables, [.. terms], [.. expansion.variables.Where(IsOffset)]);
    }

    private static bool IsOffset(Expression variable) => variable is CallExpression { Function: "offset" };

    /// <summary>
    /// Variables are numbered as they are met in the text, also those of terms that are removed later;
    /// the numbers decide the order within a label.
    /// </summary>
    private void CollectVariables(Expression expression)
    {
        switch (expression)
        {
            case NumberExpression { Value: 0 or 1 }:
                break;
            case NameExpression { Name: "." } when dotNames is not null:
                foreach (var name in dotNames)
                    AddVariable(new NameExpression(expression.Position, name));
                break;
            case GroupExpression group:
                CollectVariables(group.Inner);
                break;
            case UnaryExpression { Operator: "+" or "-" } unary:
                CollectVariables(unary.Operand);
                break;
            case BinaryExpression or UnaryExpression when IsVariable(expression):
                AddVariable(expression);
                break;
            case BinaryExpression binary:
                var (first, steps) = binary.Chain(step => !IsVariable(step));
                CollectVariables(first);
                foreach (var step in steps)
                {
                    if (step.Operator == "~")
                        throw SecondTilde(step);
                    if (step.Operator != "^")
                        CollectVariables(step.Right);
                }
                break;
            case NameExpression or CallExpression:
                AddVariable(expression);
                break;
            case NumberExpression:
                throw source.Error(expression.Position, $"the number {expression} is no term; only 0 and 1 stand for the intercept. Arithmetic goes into I(), as in I({expression} * x).");
            case TextExpression:
                throw source.Error(expression.Position, "a text is no term; a column's name goes without quotes or in backquotes.");
            default:
                throw SecondTilde(expression);
        }
    }

    /// <summary>True for operations that have no meaning between terms, such as comparisons: they make one variable.</summary>
    private static bool IsVariable(Expression expression) => expression switch
    {
        BinaryExpression binary => binary.Operator is not ("~" or "+" or "-" or "*" or "/" or ":" or "^" or "%in%"),
        UnaryExpression unary => unary.Operator == "!",
        _ => false,
    };

    private InputException SecondTilde(Expression expression) => source.Error(expression.Position, "a formula has one '~' only.");

    private int AddVariable(Expression variable)
    {
        var text = variable.ToString();
        if (!indexOf.TryGetValue(text, out var index))
        {
            index = variables.Count;
            indexOf.Add(text, index);
            variables.Add(variable);
        }
        return index;
    }

    private List<TermSet> Terms(Expression expression)
    {
        switch (expression)
        {
            case NumberExpression number:
                intercept = (number.Value == 1) != removing;
                return [];
            case NameExpression { Name: "." } when dotNames is not null:
                return [.. dotNames.Select(name => Single(new NameExpression(expression.Position, name)))];
            case GroupExpression group:
                return Terms(group.Inner);
            case BinaryExpression or UnaryExpression when IsVariable(expression):
                return [Single(expression)];
            case UnaryExpression { Operator: "+" } plus:
                return Terms(plus.Operand);
            case UnaryExpression minus:
                Remove(minus.Operand, []);
                return [];
            case BinaryExpression binary:
                var (first, steps) = binary.Chain(step => !IsVariable(step));
                var terms = Terms(first);
                foreach (var step in steps)
                {
                    if (step.Operator == "+")
                        terms.AddRange(Terms(step.Right));
                    else
                        terms = Combine(step, Distinct(terms));
                }
                return Distinct(terms);
            default:
                return [Single(expression)];
        }
    }

    private List<TermSet> Combine(BinaryExpression expression, List<TermSet> left)
    {
        if (expression.Operator == "-")
            return Remove(expression.Right, left);
        if (expression.Operator == "^")
            return Power(expression, left);
        var right = Terms(expression.Right);
        return expression.Operator switch
        {
            ":" => Products(expression, left, right),
            "*" => Distinct([.. left, .. right, .. Products(expression, left, right)]),
            "%in%" => Distinct(left.Select(term => term.Union(All(right)))),
            "/" => Distinct([.. left, .. right.Select(term => term.Union(All(left)))]),
            _ => throw new InvalidOperationException($"No rule for '{expression.Operator}'."),
        };
    }

    private List<TermSet> Power(BinaryExpression expression, List<TermSet> left)
    {
        if (expression.Right is not NumberExpression { Value: >= 1 and <= 100 } power)
            throw source.Error(expression.Right.Position, "the power of terms must be a number from 1 on; for the power of a variable write I(x^2).");
        var result = left;
        for (var i = 2; i <= power.Value; i++)
        {
            var next = Products(expression, left, result);
            // A power beyond the number of terms adds nothing.
            if (next.SequenceEqual(result))
                break;
            result = next;
        }
        return result;
    }

    private List<TermSet> Remove(Expression removed, List<TermSet> from)
    {
        removing = !removing;
        var terms = Terms(removed);
        removing = !removing;
        return [.. from.Except(terms)];
    }

    private TermSet Single(Expression variable) => new([AddVariable(variable)]);

    private List<TermSet> Products(BinaryExpression expression, List<TermSet> left, List<TermSet> right) =>
        (long)left.Count * right.Count <= 10 * MostTerms && Distinct(left.SelectMany(_ => right, (l, r) => l.Union(r))) is { Count: <= MostTerms } products
            ? products
            : throw source.Error(expression.Position, $"this '{expression.Operator}' makes more than {MostTerms} terms; cross fewer variables.");

    private static TermSet All(List<TermSet> terms) => terms.Aggregate(new TermSet([]), (all, term) => all.Union(term));

    private static List<TermSet> Distinct(IEnumerable<TermSet> terms) => [.. terms.Distinct()];
}
