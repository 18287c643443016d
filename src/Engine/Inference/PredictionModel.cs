using Accel.Engine.Data;
using Accel.Engine.Formulas;
using Accel.Engine.Models;
using Accel.Kernels.Responses;

namespace Accel.Engine.Inference;

/// <summary>What predictions for new rows need of a fit, and nothing of its data.</summary>
/// <param name="Terms">The formula's terms, with what their variables took from the data.</param>
/// <param name="Choice">Family and link as a user chooses them, with an estimated θ given.</param>
/// <param name="CoefficientNames">The coefficients' names.</param>
/// <param name="Beta">The p estimates, 0 for aliased coefficients.</param>
/// <param name="InverseRoot">A root of (XᵀWX)⁻¹, p × p, upper triangular.</param>
internal sealed record PredictionModel(
    FittedTerms Terms, GlmOptions Choice, IReadOnlyList<string> CoefficientNames, double[] Beta, double[] InverseRoot)
{
    /// <summary>Family and link.</summary>
    public ResponseModelDescriptor Model { get; } = ModelChoice.Of(Choice);

    /// <summary>What a fit knows for predictions.</summary>
    /// <exception cref="InputException">The fit holds its figures alone, or was not made from a formula.</exception>
    public static PredictionModel Of(GlmFit fit)
    {
        if (fit.Predicting is { } known)
            return known;
        var state = FittedState.Of(fit);
        if (state.Problem is not { Fitted: { } terms, Choice: { } choice })
            throw new InputException("A model without a formula cannot predict from a table.");
        return new PredictionModel(terms, choice with { Theta = fit.Theta?.Value ?? choice.Theta }, fit.Design.CoefficientNames, state.Beta, state.Solution.InverseRoot);
    }

    /// <summary>The design of new rows.</summary>
    /// <exception cref="InputException">The table lacks a column, or holds what the model does not know.</exception>
    public PredictorFrame On(DataTable table)
    {
        var frame = Terms.On(table);
        return frame.Design.CoefficientNames.SequenceEqual(CoefficientNames)
            ? frame
            : throw new InputException($"The coefficients of the model are not those of its formula {Terms.Formula}; save the model again.");
    }

    /// <summary>The names that new rows must have columns of, and constants such as <c>pi</c>: those of the predictors.</summary>
    public IReadOnlySet<string> NeededColumns()
    {
        var terms = Formula.Parse(Terms.Formula).Expand(Terms.DotColumns);
        var names = terms.Terms
            .Where(term => !term.Variables.Contains(ModelTerms.Response))
            .SelectMany(term => term.Variables)
            .Select(variable => terms.VariableExpressions[variable])
            .Concat(terms.OffsetExpressions)
            .SelectMany(expression => expression.Names())
            .ToHashSet(StringComparer.Ordinal);
        if (Terms.Offset is { } offset)
            names.UnionWith(Parser.Parse(new FormulaSource(offset, "offset")).Names());
        return names;
    }
}
