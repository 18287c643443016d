using System.Globalization;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>Makes the columns of a design from a formula's terms and the values of its variables.</summary>
/// <param name="formula">The formula, for messages.</param>
/// <param name="terms">Its terms.</param>
/// <param name="variables">Its variables on the rows used; those that no term needs may be null.</param>
/// <param name="finite">Checks the values of a variable.</param>
internal sealed class DesignBuilder(Formula formula, ModelTerms terms, IReadOnlyList<FrameVariable?> variables, Func<FrameVariable, ColumnData, ColumnData> finite)
{
    /// <summary>XᵀX of more would not fit an array.</summary>
    private const int MostColumns = 30_000;

    private readonly ILookup<Term, int> _indicators = TermCoding.Indicators(terms, variable => variables[variable]?.Value is FactorVariable).ToLookup(coded => coded.Term, coded => coded.Variable);

    /// <summary>The columns, the intercept first.</summary>
    /// <exception cref="InputException">A term cannot be a term, or there are too many columns.</exception>
    public List<DesignColumn> Build()
    {
        var columns = new List<DesignColumn>();
        if (terms.HasIntercept)
            columns.Add(DesignColumn.Intercept());
        foreach (var term in terms.Terms.Where(term => !term.Variables.Contains(ModelTerms.Response)))
        {
            var parts = term.Variables.Select(variable => Part(term, variable)).ToList();
            if (columns.Count + TermColumns.Count(parts) > MostColumns)
                throw new InputException($"In the formula {formula.Text}: with the term {term.Label} there are more than {MostColumns} coefficients; leave it out, or merge levels.");
            columns.AddRange(TermColumns.Of(term.Label, parts));
        }
        return columns;
    }

    private TermPart Part(Term term, int index)
    {
        var variable = variables[index]!;
        return variable.Value switch
        {
            NumericVariable numeric => new NumericPart([(variable.Label, finite(variable, numeric.Values))]),
            BasisVariable basis => new NumericPart([.. basis.Columns.Select((column, i) => (
                basis.Columns.Count == 1 ? variable.Label : variable.Label + (i + 1).ToString(CultureInfo.InvariantCulture), finite(variable, column)))]),
            FactorVariable factor => Part(variable, factor, _indicators[term].Contains(index)),
            _ => throw formula.Source.Error(variable.Expression.Position, $"{variable.Label} can be the response only."),
        };
    }

    private FactorPart Part(FrameVariable variable, FactorVariable factor, bool indicators)
    {
        if (factor.Levels.Count == 1 && !indicators)
            throw formula.Source.Error(variable.Expression.Position, $"the factor {variable.Label} has a single level, '{factor.Levels[0]}' in the {factor.Codes.Count} rows used; a factor needs two or more. Leave the term out.");
        return new FactorPart(variable.Label, new FactorCodes(factor.Codes, factor.Levels.Count), factor.Coding(indicators));
    }
}
