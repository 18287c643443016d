namespace Accel.Engine.Formulas;

/// <summary>
/// Which factors of which terms get an indicator of every level in place of contrasts: R's rule, by which a model's
/// columns span what its terms mean.
/// </summary>
/// <remarks>Chambers and Hastie, Statistical Models in S (1992), p. 38, as <c>terms.formula</c> and <c>model.matrix</c> read it.</remarks>
internal static class TermCoding
{
    /// <summary>The pairs of a term and a factor in it that take indicators.</summary>
    /// <param name="terms">The terms in order.</param>
    /// <param name="isFactor">True for the variables that are factors.</param>
    public static IEnumerable<(Term Term, int Variable)> Indicators(ModelTerms terms, Func<int, bool> isFactor)
    {
        // Without an intercept the first factor of all stands for it.
        var standsIn = !terms.HasIntercept;
        for (var i = 0; i < terms.Terms.Count; i++)
        {
            var term = terms.Terms[i];
            if (term.Variables.Contains(ModelTerms.Response))
                continue;
            foreach (var variable in term.Variables.Where(isFactor))
            {
                if (standsIn || !HasMargin(terms.Terms, i, variable))
                    yield return (term, variable);
                standsIn = false;
            }
        }
    }

    /// <summary>True where an earlier term, or the intercept, holds what is left of the term without the variable.</summary>
    private static bool HasMargin(IReadOnlyList<Term> terms, int index, int variable)
    {
        var rest = terms[index].Variables.Where(other => other != variable).ToList();
        return rest.Count == 0 || terms.Take(index).Any(earlier => rest.All(earlier.Variables.Contains));
    }
}
