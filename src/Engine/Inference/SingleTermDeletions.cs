using Accel.Engine.Engines;
using Accel.Engine.Formulas;
using Accel.Engine.Models;
using Accel.Kernels.Families;

namespace Accel.Engine.Inference;

/// <summary>Tests each term that can be left out by itself, as R's <c>drop1</c> does: one that no other term contains.</summary>
public static class SingleTermDeletions
{
    /// <summary>The table of single term deletions.</summary>
    /// <remarks>As in R, F divides by the deviance over its degrees of freedom, the χ² tests by the dispersion.</remarks>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <param name="test">The test; a gaussian model with identity link has no score test.</param>
    /// <param name="engine">Where to compute; null for the best engine.</param>
    /// <exception cref="InputException">The fit holds its figures alone, or it is linear and the test is Rao's.</exception>
    public static AnovaTable Table(GlmFit fit, AnovaTest test, IEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var linear = fit.Linear is not null;
        if (linear && test == AnovaTest.Rao)
            throw new InputException("Single terms of a linear model are tested by F or Chisq, not by Rao's score test.");
        using var models = new Submodels(fit, engine);
        var formula = $"Single term deletions\n\nModel:\n{fit.Formula}\n";
        var deletions = new List<Deletion> { new("<none>", double.NaN, fit.Deviance, fit.Rank, double.NaN) };
        foreach (var term in Scope(FittedState.Of(fit).Problem.Terms, models.Terms))
        {
            var reduced = models.Fit(models.Terms.Where(other => other != term));
            var score = test == AnovaTest.Rao ? Math.Max(0, models.Score(reduced, models.Terms)) : double.NaN;
            deletions.Add(new Deletion(term.Label, fit.Rank - reduced.Rank, reduced.Deviance, reduced.Rank, score));
        }
        return linear ? OfSquares(fit, test, formula, deletions) : OfDeviance(fit, test, formula, deletions);
    }

    private sealed record Deletion(string Term, double Df, double Deviance, int Rank, double Score);

    private static AnovaTable OfSquares(GlmFit fit, AnovaTest test, string heading, List<Deletion> deletions)
    {
        double n = fit.Design.RowCount;
        double Fit(Deletion one) => n * Math.Log(one.Deviance / n);
        var rows = deletions.Select(one =>
        {
            var squares = one.Deviance - fit.Deviance;
            var f = one.Df > 0 ? squares / one.Df / (fit.Deviance / fit.ResidualDf) : double.NaN;
            return new AnovaRow(one.Term,
            [
                one.Df, double.IsNaN(one.Df) ? double.NaN : squares, one.Deviance, Fit(one) + 2 * one.Rank,
                .. test switch
                {
                    AnovaTest.F => [f, TailProbability.F(f, one.Df, fit.ResidualDf)],
                    AnovaTest.Chisq => [one.Df > 0 ? TailProbability.ChiSquared(Fit(one) - Fit(deletions[0]), one.Df) : double.NaN],
                    _ => Array.Empty<double>(),
                },
            ]);
        });
        string[] tested = test switch { AnovaTest.F => ["F value", "Pr(>F)"], AnovaTest.Chisq => ["Pr(>Chi)"], _ => [] };
        return new AnovaTable(heading, ["Df", "Sum of Sq", "RSS", "AIC", .. tested], [.. rows]);
    }

    private static AnovaTable OfDeviance(GlmFit fit, AnovaTest test, string heading, List<Deletion> deletions)
    {
        double n = fit.Design.RowCount;
        var known = fit.Dispersion == 1;
        double Fit(Deletion one) => fit.Family == Gaussian.Name ? n * Math.Log(one.Deviance / n) : one.Deviance / fit.Dispersion;
        var criterion = !double.IsNaN(fit.Aic);
        var rows = deletions.Select(one =>
        {
            var dropped = !double.IsNaN(one.Df);
            var f = one.Df > 0 ? Math.Max(0, one.Deviance - fit.Deviance) / one.Df / (fit.Deviance / fit.ResidualDf) : double.NaN;
            var ratio = dropped ? Math.Max(0, Fit(one) - Fit(deletions[0])) : double.NaN;
            var score = one.Score / fit.Dispersion;
            double Chi(double statistic) => one.Df > 0 ? TailProbability.ChiSquared(statistic, one.Df) : double.NaN;
            return new AnovaRow(one.Term,
            [
                one.Df, one.Deviance,
                .. criterion ? [fit.Aic + Fit(one) - Fit(deletions[0]) + 2 * (one.Rank - fit.Rank)] : Array.Empty<double>(),
                .. test switch
                {
                    AnovaTest.F => [f, TailProbability.F(f, one.Df, fit.ResidualDf)],
                    AnovaTest.Chisq => [ratio, Chi(ratio)],
                    AnovaTest.Rao => [score, Chi(score)],
                    _ => Array.Empty<double>(),
                },
            ]);
        });
        string[] tested = test switch
        {
            AnovaTest.F => ["F value", "Pr(>F)"],
            AnovaTest.Chisq => [known ? "LRT" : "scaled dev.", "Pr(>Chi)"],
            AnovaTest.Rao => [known ? "Rao score" : "scaled Rao sc.", "Pr(>Chi)"],
            _ => [],
        };
        return new AnovaTable(heading, ["Df", "Deviance", .. criterion ? ["AIC"] : Array.Empty<string>(), .. tested], [.. rows])
        {
            Warnings = Anova.DispersionWarning(fit, test),
        };
    }

    /// <summary>The terms that no other term contains.</summary>
    private static IEnumerable<DesignTerm> Scope(ModelTerms? terms, IReadOnlyList<DesignTerm> columns)
    {
        var members = terms?.Terms.ToDictionary(term => term.Label, term => term.Variables.ToHashSet()) ?? [];
        return columns.Where(term => !term.IsIntercept
            && !columns.Any(other => other != term && members.TryGetValue(term.Label, out var own)
                && members.TryGetValue(other.Label, out var all) && own.IsProperSubsetOf(all)));
    }
}
