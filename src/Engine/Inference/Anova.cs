using Accel.Engine.Engines;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>Tests a fit's terms one after the other, as R's <c>anova</c> of one model does.</summary>
public static class Anova
{
    /// <summary>
    /// The table of terms added sequentially: of variance for a gaussian model with identity link (always with F), of deviance for
    /// any other. F divides by the dispersion of the whole model.
    /// </summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <param name="test">The test.</param>
    /// <param name="engine">Where to compute; null for the best engine.</param>
    /// <exception cref="InputException">The fit holds its figures alone.</exception>
    public static AnovaTable Sequential(GlmFit fit, AnovaTest test, IEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Linear is not null ? OfVariance(fit) : OfDeviance(fit, test, engine);
    }

    private static AnovaTable OfVariance(GlmFit fit)
    {
        var state = FittedState.Of(fit);
        var effects = Effects(state);
        var kept = state.Solution.Kept.ToHashSet();
        var rows = new List<AnovaRow>();
        var variance = fit.Deviance / fit.ResidualDf;
        foreach (var term in DesignTerm.Of(fit.Design).Where(term => !term.IsIntercept))
        {
            var df = term.Columns.Count(kept.Contains);
            if (df == 0)
                continue;
            var squares = term.Columns.Sum(column => effects[column] * effects[column]);
            var f = squares / df / variance;
            rows.Add(new AnovaRow(term.Label, [df, squares, squares / df, f, TailProbability.F(f, df, fit.ResidualDf)]));
        }
        rows.Add(new AnovaRow("Residuals", [fit.ResidualDf, fit.Deviance, variance, double.NaN, double.NaN]));
        return new AnovaTable(
            $"Analysis of Variance Table\n\nResponse: {state.Problem.ResponseName}\n", ["Df", "Sum Sq", "Mean Sq", "F value", "Pr(>F)"], rows);
    }

    /// <summary>
    /// The coefficients on the orthogonal columns that the design's are reduced to one after the other, R's <c>effects</c>: their
    /// squares are the sums of squares. With the root R of the inverse, they solve R e = β.
    /// </summary>
    private static double[] Effects(FittedState state)
    {
        var size = state.Beta.Length;
        var root = state.Solution.InverseRoot;
        var effects = new double[size];
        foreach (var i in state.Solution.Kept.Reverse())
        {
            var rest = state.Beta[i];
            for (var k = i + 1; k < size; k++)
                rest -= root[i * size + k] * effects[k];
            effects[i] = rest / root[i * size + i];
        }
        return effects;
    }

    private static AnovaTable OfDeviance(GlmFit fit, AnovaTest test, IEngine? engine)
    {
        using var models = new Submodels(fit, engine);
        var scale = TestScale.Of(fit);
        var terms = models.Terms.Where(term => !term.IsIntercept).ToList();
        var held = models.Terms.Where(term => term.IsIntercept).ToList();
        var rows = new List<AnovaRow>();
        Add("NULL", double.NaN, double.NaN, fit.NullDf, fit.NullDeviance, double.NaN);

        var before = test == AnovaTest.Rao && terms.Count > 0 ? models.Fit(held) : null;
        var (df, deviance) = (fit.NullDf, fit.NullDeviance);
        foreach (var term in terms)
        {
            held.Add(term);
            var score = before is null ? double.NaN : models.Score(before, held);
            var after = term == terms[^1] ? fit : models.Fit(held);
            Add(term.Label, df - after.ResidualDf, Math.Max(0, deviance - after.Deviance), after.ResidualDf, after.Deviance, score);
            (df, deviance) = (after.ResidualDf, after.Deviance);
            before = before is null ? null : after;
        }
        var heading = $"Analysis of Deviance Table\n\nModel: {fit.FamilyLabel}, link: {fit.Link}\n\n"
            + $"Response: {FittedState.Of(fit).Problem.ResponseName}\n\nTerms added sequentially (first to last)\n\n\n";
        return new AnovaTable(heading, ["Df", "Deviance", "Resid. Df", "Resid. Dev", .. Extra(test), .. TestScale.Columns(test)], rows)
        {
            Warnings = DispersionWarning(fit, test),
        };

        void Add(string name, double dfOfTerm, double difference, int residualDf, double residual, double score) => rows.Add(new AnovaRow(name,
        [
            dfOfTerm, difference, residualDf, residual, .. test == AnovaTest.Rao ? [score] : Array.Empty<double>(),
            .. scale.Values(test, test == AnovaTest.Rao ? score : difference, dfOfTerm),
        ]));
    }

    /// <summary>The column that the score test adds.</summary>
    internal static IEnumerable<string> Extra(AnovaTest test) => test == AnovaTest.Rao ? ["Rao"] : [];

    /// <summary>R's warning of F where the dispersion is known.</summary>
    internal static IReadOnlyList<string> DispersionWarning(GlmFit fit, AnovaTest test) => test == AnovaTest.F && !fit.DispersionEstimated
        ? [$"The dispersion of the {fit.Family} family is known, so that F is inappropriate; use Chisq or Rao."]
        : [];
}
