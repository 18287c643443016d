using System.Numerics.Tensors;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>How much a term's coefficients vary more because of the other terms.</summary>
/// <param name="Term">The term.</param>
/// <param name="Factor">The generalized variance inflation factor; the usual one for a term of one column.</param>
/// <param name="Df">The term's number of columns.</param>
public sealed record VarianceInflation(string Term, double Factor, int Df)
{
    /// <summary>Factor^(1 / 2 Df), which can be compared between terms of different numbers of columns.</summary>
    public double Adjusted => Math.Pow(Factor, 1.0 / (2 * Df));

    /// <summary>
    /// The factors of all terms, det R₁₁ det R₂₂ / det R for the correlations R of the estimates, the intercept's apart: R's <c>car::vif</c>.
    /// Source: Fox and Monette (1992), JASA 87.
    /// </summary>
    /// <param name="fit">A fit of two terms or more.</param>
    /// <exception cref="InputException">There are fewer terms, or aliased coefficients.</exception>
    public static IReadOnlyList<VarianceInflation> Of(GlmFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var terms = DesignTerm.Of(FittedState.Of(fit).Problem.Design).Where(term => !term.IsIntercept).ToList();
        if (terms.Count < 2)
            throw new InputException($"The model {fit.Formula} has fewer than two terms; no term inflates another's variance.");
        if (fit.Coefficients.FirstOrDefault(one => one.IsAliased) is { } aliased)
            throw new InputException($"The coefficient {aliased.Name} is aliased: its term and others say the same. Leave one of them out to see variance inflation.");
        int[] all = [.. terms.SelectMany(term => term.Columns)];
        var whole = LogDeterminant(fit, all);
        return [.. terms.Select(term => new VarianceInflation(
            term.Label,
            Math.Exp(LogDeterminant(fit, [.. term.Columns]) + LogDeterminant(fit, [.. all.Except(term.Columns)]) - whole),
            term.Columns.Count))];
    }

    /// <summary>The log-determinant of the correlations of some estimates, by Cholesky's factorization.</summary>
    private static double LogDeterminant(GlmFit fit, int[] columns)
    {
        var size = columns.Length;
        var lower = new double[size * size];
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (a, b) = (columns[i], columns[j]);
                var correlation = fit.Covariance[a, b] / Math.Sqrt(fit.Covariance[a, a] * fit.Covariance[b, b]);
                var rest = correlation - TensorPrimitives.Dot<double>(lower.AsSpan(i * size, j), lower.AsSpan(j * size, j));
                lower[i * size + j] = i == j ? Math.Sqrt(rest) : rest / lower[j * size + j];
            }
            sum += 2 * Math.Log(lower[i * size + i]);
        }
        return sum;
    }
}
