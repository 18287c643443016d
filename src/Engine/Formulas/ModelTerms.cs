namespace Accel.Engine.Formulas;

/// <summary>A formula's terms in R's order (<c>terms.formula</c>).</summary>
public sealed class ModelTerms
{
    /// <summary>The place of the response in <see cref="Variables"/>.</summary>
    internal const int Response = 0;

    internal ModelTerms(bool hasIntercept, IReadOnlyList<Expression> variables, IReadOnlyList<Term> terms, IReadOnlyList<Expression> offsets)
    {
        HasIntercept = hasIntercept;
        VariableExpressions = variables;
        Terms = terms;
        OffsetExpressions = offsets;
    }

    /// <summary>True where the model has an intercept.</summary>
    public bool HasIntercept { get; }

    /// <summary>The terms, main effects first, then by degree.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Every variable of the formula, the response first, offsets and removed ones too: those whose missing values count.</summary>
    public IReadOnlyList<string> Variables => [.. VariableExpressions.Select(variable => variable.ToString())];

    /// <summary>The offset terms, as <c>offset(log(exposure))</c>.</summary>
    public IReadOnlyList<string> Offsets => [.. OffsetExpressions.Select(offset => offset.ToString())];

    internal IReadOnlyList<Expression> VariableExpressions { get; }

    internal IReadOnlyList<Expression> OffsetExpressions { get; }
}

/// <summary>One term of a model: a variable, or an interaction of several.</summary>
/// <param name="Label">R's label: the variables with colons between them.</param>
/// <param name="Variables">Which of <see cref="ModelTerms.Variables"/> it holds, ascending, from 0.</param>
public sealed record Term(string Label, IReadOnlyList<int> Variables)
{
    /// <summary>Number of variables: 1 for a main effect.</summary>
    public int Degree => Variables.Count;
}
