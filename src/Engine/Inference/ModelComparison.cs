using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;

namespace Accel.Engine.Inference;

/// <summary>Compares models of the same observations, each nested in the one after or before it, as R's <c>anova</c> of several models does.</summary>
public static class ModelComparison
{
    /// <summary>The table of models in the given order. F divides by the dispersion of the largest model.</summary>
    /// <param name="fits">Two or more fits; those from model files do too, but for Rao's test.</param>
    /// <param name="test">The test; linear models have F alone, as in R.</param>
    /// <param name="engine">Where to compute; null for the best engine.</param>
    /// <exception cref="InputException">The models are not of the same observations, family and link, or not nested; or Rao's test lacks the data.</exception>
    public static AnovaTable Table(IReadOnlyList<GlmFit> fits, AnovaTest test, IEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(fits);
        if (fits.Count < 2)
            throw new InputException("A comparison needs two models or more.");
        using var owned = engine is null ? EngineSelection.Best() : null;
        var computing = engine ?? owned!;
        foreach (var fit in fits)
            Submodels.RefuseBiasReduced(fit);
        for (var i = 1; i < fits.Count; i++)
            Check(fits[i - 1], fits[i], i, computing);

        var linear = fits[0].Linear is not null;
        var used = linear ? AnovaTest.F : test;
        var largest = fits.MinBy(fit => fit.ResidualDf)!;
        var scale = linear ? new TestScale(largest.Deviance / largest.ResidualDf, largest.ResidualDf) : TestScale.Of(largest);
        var rows = fits.Select((fit, i) =>
        {
            var before = i == 0 ? null : fits[i - 1];
            double df = before is null ? double.NaN : before.ResidualDf - fit.ResidualDf;
            var difference = before is null ? double.NaN : before.Deviance - fit.Deviance;
            var score = before is null || used != AnovaTest.Rao ? double.NaN : Score(before, fit, computing);
            return new AnovaRow((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            [
                fit.ResidualDf, fit.Deviance, df, difference, .. used == AnovaTest.Rao ? [score] : Array.Empty<double>(),
                .. scale.Values(used, used == AnovaTest.Rao ? score : difference, df),
            ]);
        });
        string[] columns = linear ? ["Res.Df", "RSS", "Df", "Sum of Sq"] : ["Resid. Df", "Resid. Dev", "Df", "Deviance", .. Anova.Extra(used)];
        return new AnovaTable(Heading(fits, linear), [.. columns, .. TestScale.Columns(used)], [.. rows])
        {
            Warnings = linear ? [] : Anova.DispersionWarning(largest, used),
        };
    }

    private static string Heading(IReadOnlyList<GlmFit> fits, bool linear)
    {
        var width = fits.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        var models = fits.Select((fit, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Model {(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(width)}: {fit.Formula}\n"));
        return $"Analysis of {(linear ? "Variance" : "Deviance")} Table\n\n{string.Concat(models)}";
    }

    private static double Score(GlmFit first, GlmFit second, IEngine engine)
    {
        var (smaller, larger, sign) = first.ResidualDf >= second.ResidualDf ? (first, second, 1) : (second, first, -1);
        return sign * Submodels.Score(smaller, FittedState.Of(larger).Problem, engine);
    }

    private static void Check(GlmFit first, GlmFit second, int number, IEngine engine)
    {
        var names = $"models {number} and {number + 1}, {first.Formula} and {second.Formula},";
        if (first.FamilyLabel != second.FamilyLabel || first.Link != second.Link)
            throw new InputException($"The {names} differ in family or link: {first.FamilyLabel} with {first.Link}, and {second.FamilyLabel} with {second.Link}; the test needs the same, an estimated theta given to both.");
        var (one, other) = (ObservationsIdentity.Of(first), ObservationsIdentity.Of(second));
        if (one.Response != other.Response)
            throw new InputException($"The {names} have different responses; models of the same response can be compared.");
        if (one.Rows != other.Rows)
            throw new InputException($"The {names} were fitted to {one.Rows} and {other.Rows} rows; leave the rows with a missing value in any of their variables out of the data, and fit both again.");
        if (one.Fingerprint != other.Fingerprint)
            throw new InputException($"The {names} were fitted to different data: their responses or weights differ. Fit both to the same rows.");
        if (!IsNested(first, second, engine))
            throw new InputException($"The {names} are not nested: neither has all terms of the other. Compare their AIC in place of a test.");
    }

    /// <summary>True where one model's columns are among the other's or, by the ranks of their designs, combinations of them.</summary>
    private static bool IsNested(GlmFit first, GlmFit second, IEngine engine)
    {
        var (smaller, larger) = first.Rank <= second.Rank ? (first, second) : (second, first);
        if (!smaller.Coefficients.Select(one => one.Name).Except(larger.Coefficients.Select(one => one.Name)).Any())
            return true;
        if (smaller.State is null || larger.State is null)
            return false;
        var observations = larger.State.Problem.Observations;
        var joint = new Design(larger.Design.RowCount, larger.Design.Columns.Concat(smaller.Design.Columns));
        using var data = engine.Load(joint, observations with { Offset = null }, new ResponseModelDescriptor(FamilyDescriptor.Of(new Gaussian()), LinkDescriptor.Of(new IdentityLink())), passes: 1);
        var equations = new NormalEquations(joint.ColumnCount, Arithmetic.Compensated);
        data.NormalEquations(new double[joint.ColumnCount], equations);
        return NormalEquationsSolution.Of(equations, FisherScoring.AliasTolerance).Kept.Count <= larger.Rank;
    }
}
