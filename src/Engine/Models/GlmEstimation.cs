using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Kernels.Distributions;
using Accel.Kernels.Families;
using Accel.Kernels.Passes;

namespace Accel.Engine.Models;

/// <summary>From a problem to a fitted model: checks, iterations, and the statistics on top.</summary>
internal static class GlmEstimation
{
    /// <summary>Where iterations would not settle, a probability or rate this near to the edge of its range was on its way there.</summary>
    private const double EdgeDistance = 1e-6;

    /// <summary>A residual variance below this part of the response's mean square is rounding error, as R's <c>summary.lm</c> has it.</summary>
    private const double PerfectFit = 1e-30;

    /// <summary>Passes of a fit that needs no iterations: the start, the solution and its check.</summary>
    private const double PassesOfLinearModel = 3;

    /// <summary>Passes over all rows where those of the iterations run over patterns: the start and the log-likelihood.</summary>
    private const double PassesBesidePatterns = 2;

    /// <summary>Fits.</summary>
    /// <param name="problem">What to fit.</param>
    /// <param name="engine">Where to compute.</param>
    /// <exception cref="InputException">The problem has no answer.</exception>
    public static GlmFit Fit(GlmProblem problem, IEngine engine)
    {
        var watch = Stopwatch.StartNew();
        var check = ResponseCheck.Of(problem);
        StartCheck.Of(problem);
        var patterns = CovariatePatterns.TryFind(problem.Design, problem.Observations);
        using var data = Load(problem, patterns, engine);
        var result = Estimate(problem, data, check.Mean, out var passes);
        MagnitudeCheck.OfDesign(problem, result.Solution);
        var suspect = result.ByRule is not null || !result.Converged;
        var separation = suspect ? Separation.Find(problem, result) : null;
        var separated = separation is not null || (suspect && TouchesEdge(problem, result.Beta));
        if (separated)
            result = result.ByRule ?? result;
        var responses = CollapseResponses(patterns?.Observations ?? problem.Observations);
        var nullDeviance = NullModel.Deviance(problem, responses, check.Mean, engine, out var nullPasses);

        var family = problem.Model.Family;
        var rank = result.Solution.Kept.Count;
        var residualDf = check.Count - rank;
        var dispersion = !family.EstimatesDispersion ? 1 : residualDf > 0 ? result.Pearson / residualDf : double.NaN;
        var logLikelihood = LogLikelihood(problem, result, check, responses, data, engine);
        var parameters = rank + (family.DispersionIsParameter ? 1 : 0) + (problem.Theta is null ? 0 : 1);
        var covariance = Covariance(result, dispersion);

        return new GlmFit
        {
            Call = problem.Call,
            Formula = problem.Formula,
            Family = family.Name,
            FamilyLabel = family.Label,
            Link = problem.Model.Link.Name,
            Theta = problem.Theta,
            BiasReduced = problem.Firth,
            Coefficients = Coefficients(problem, result, covariance, family.EstimatesDispersion ? residualDf : null),
            Covariance = covariance,
            Dispersion = dispersion,
            DispersionEstimated = family.EstimatesDispersion,
            Deviance = result.Deviance,
            NullDeviance = nullDeviance,
            ResidualDf = residualDf,
            NullDf = check.Count - (problem.Design.HasIntercept ? 1 : 0),
            Rank = rank,
            LogLikelihood = logLikelihood,
            Aic = -2 * logLikelihood + 2 * parameters,
            Bic = -2 * logLikelihood + Math.Log(problem.Model.IsLinear ? check.Count : problem.Design.RowCount) * parameters,
            Iterations = result.Iterations,
            Converged = result.Converged,
            Observations = check.Count,
            Omitted = problem.Omitted,
            Linear = problem.Model.IsLinear ? LeastSquares.Statistics(problem, result, check, residualDf) : null,
            Engine = engine.Info.ToString(),
            Warnings = [.. problem.Warnings, .. check.Warnings, .. Warnings(problem, result, separated, separation), .. WarnOfPerfectFit(problem, check, dispersion, nullDeviance)],
            Design = problem.Design,
            Patterns = patterns?.Design.RowCount,
            State = new FittedState(problem, result.Beta, result.Solution),
            Timing = new FitTiming(problem.ReadSeconds, watch.Elapsed.TotalSeconds, passes + nullPasses + 1),
        };
    }

    /// <summary>Makes a problem's data resident, once for each of their different rows where these are few.</summary>
    internal static IResidentDesign LoadCollapsed(GlmProblem problem, IEngine engine) =>
        Load(problem, CovariatePatterns.TryFind(problem.Design, problem.Observations), engine);

    /// <summary>The estimates alone.</summary>
    /// <param name="problem">What to fit.</param>
    /// <param name="engine">Where to compute.</param>
    public static ScoringResult Estimate(GlmProblem problem, IEngine engine)
    {
        using var data = engine.Load(problem.Design, problem.Observations, problem.Model);
        return Estimate(problem, data, ResponseCheck.Of(problem).Mean, out _);
    }

    private static ScoringResult Estimate(GlmProblem problem, IResidentDesign data, double mean, out int passes)
    {
        if (problem.Firth)
        {
            FirthScoring.Check(problem);
            var firth = new FirthScoring(problem, data);
            var reduced = firth.Run();
            passes = firth.Passes;
            return reduced;
        }
        var fallback = Fallback(problem, mean);
        var centre = problem.Design.HasIntercept ? mean : 0;
        var scoring = new FisherScoring(data, problem.Model, problem.Scoring with { Centre = centre });
        var result = SampledScoring.TryRun(data, problem.Model, problem.Scoring, fallback, out var sampledPasses)
            ?? scoring.Run(fallback);
        passes = sampledPasses + scoring.Passes;
        return result;
    }

    private static IResidentDesign Load(GlmProblem problem, CovariatePatterns? patterns, IEngine engine)
    {
        var passes = problem.Model.IsLinear ? PassesOfLinearModel : IEngine.PassesOfFit;
        var whole = engine.Load(problem.Design, problem.Observations, problem.Model, patterns is null ? passes : PassesBesidePatterns);
        return patterns is null ? whole : new CollapsedDesign(whole, engine.Load(patterns.Design, patterns.Observations, problem.Model, passes));
    }

    /// <summary>The null model as a starting point, where the design has an intercept.</summary>
    private static double[]? Fallback(GlmProblem problem, double mean)
    {
        if (!problem.Design.HasIntercept)
            return null;
        var predictor = problem.Model.Link.Predictor(mean);
        return [.. problem.Design.Columns.Select(column => column.Block.IsIntercept ? predictor : 0)];
    }

    private static double LogLikelihood(
        GlmProblem problem, ScoringResult result, ResponseCheck check, Observations responses, IResidentDesign data, IEngine engine)
    {
        if (!problem.Model.Family.HasLikelihood)
            return double.NaN;
        if (TrialsLikelihood.Applies(problem, check.BrokenCounts))
            return TrialsLikelihood.Of(problem, result.Beta, engine);
        // R's density of a count that is not whole is 0; of a binomial one R rounds the successes.
        if (check.BrokenCounts && !problem.Model.Family.CountsTrials)
            return double.NegativeInfinity;
        var dispersion = problem.Model.Family.LikelihoodDispersion(result.Deviance, check.Count, check.WeightSum);
        // A perfect fit has the density of a point.
        if (dispersion == 0)
            return double.PositiveInfinity;
        if (!problem.Model.Family.CountsTrials || problem.Observations.Weights is null)
            return LogSaturated(problem, responses, data, dispersion) - result.Deviance / (2 * dispersion);
        var value = new double[1];
        data.LogLikelihood(result.Beta, dispersion, value);
        return value[0];
    }

    /// <summary>The different responses, with their numbers as weights, where they are few; else all.</summary>
    private static Observations CollapseResponses(Observations observations) =>
        CovariatePatterns.TryFind(new Design(observations.Response.Count, []), observations)?.Observations ?? observations;

    /// <summary>Without weights, once for each of few different responses.</summary>
    private static double LogSaturated(GlmProblem problem, Observations responses, IResidentDesign data, double dispersion)
    {
        if (problem.Observations.Weights is not null || responses.Weights is not { } counts)
            return data.LogSaturated(dispersion);
        var phi = new Dispersion(dispersion);
        return responses.Response.Zip(counts, (y, count) => count * problem.Model.Family.LogSaturated(y, 1, phi)).Sum();
    }

    private static double[,] Covariance(ScoringResult result, double dispersion)
    {
        var size = result.Beta.Length;
        var covariance = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                covariance[i, j] = double.NaN;
        }
        foreach (var i in result.Solution.Kept)
        {
            foreach (var j in result.Solution.Kept)
                covariance[i, j] = dispersion * result.Solution.Inverse[i * size + j];
        }
        return covariance;
    }

    private static Coefficient[] Coefficients(GlmProblem problem, ScoringResult result, double[,] covariance, int? residualDf)
    {
        var kept = result.Solution.Kept.ToHashSet();
        return [.. problem.Design.CoefficientNames.Select((name, i) =>
        {
            if (!kept.Contains(i))
                return new Coefficient(name, double.NaN, double.NaN, double.NaN, double.NaN);
            var error = Math.Sqrt(covariance[i, i]);
            var statistic = result.Beta[i] / error;
            var pValue = residualDf is { } df ? new StudentT(df).TwoSided(statistic) : new Normal(0, 1).TwoSided(statistic);
            return new Coefficient(name, result.Beta[i], error, statistic, pValue);
        })];
    }

    private static IEnumerable<string> Warnings(GlmProblem problem, ScoringResult result, bool separated, Separation? separation)
    {
        if (!result.Converged)
        {
            yield return $"The iterations did not converge in {result.Iterations} steps{(problem.Scoring.Start is null ? " from the family's start" : " from the start given")}; the estimates are the last ones reached. "
                + (separated ? "There is no better start: see below." : "Starting values near the estimates (--start), another link or fewer terms may help.");
        }
        if (separated)
        {
            yield return !problem.Model.Family.IsEdge(1)
                ? $"Fitted rates numerically 0 occurred: {Separating(problem, separation)}"
                : $"Fitted probabilities numerically 0 or 1 occurred: {Separating(problem, separation)}";
        }
        if (result.Arithmetic == Arithmetic.Compensated && result.Solution.Kept.Count > 0)
            yield return "The design is ill-conditioned or has aliased columns; its sums were taken in double-double arithmetic.";
    }

    /// <summary>What separates, where it could be shown on the rows, and what to do about it.</summary>
    private static string Separating(GlmProblem problem, Separation? separation)
    {
        var remedy = problem.Model.Family.EstimatesDispersion
            ? "Drop or merge what separates."
            : "Drop or merge what separates, or take the bias-reduced fit (--firth), which is finite.";
        if (separation is null)
            return $"the data are separated, or nearly so, and some estimates have no finite maximum. {remedy}";
        var names = separation.Columns.Select(column => problem.Design.CoefficientNames[column]);
        return $"the data are {(separation.Complete ? "completely" : "quasi-completely")} separated by {string.Join(", ", names)}, whose estimates have no finite maximum. {remedy}";
    }

    private static IEnumerable<string> WarnOfPerfectFit(GlmProblem problem, ResponseCheck check, double dispersion, double nullDeviance)
    {
        // The response about its mean, or about the offset alone, stands for the fitted values, which are the same here.
        if (problem.Model.IsLinear && dispersion < PerfectFit * (check.Mean * check.Mean + nullDeviance / check.Count))
            yield return "The fit is essentially perfect: the residuals are rounding errors, so that standard errors, tests and criteria tell nothing.";
    }

    /// <summary>True where a mean is near an edge of its range that the link puts at infinity.</summary>
    private static bool TouchesEdge(GlmProblem problem, double[] beta)
    {
        var (family, link) = problem.Model;
        var predictor = new FittedPredictor(problem.Design, problem.Observations.Offset, beta);
        return ColumnData.Sum(problem.Design.RowCount, (first, rows) =>
        {
            var eta = new double[rows];
            predictor.Fill(first, eta);
            return eta.Count(IsAtEdge);
        }) > 0;

        bool IsAtEdge(double eta)
        {
            var mean = link.Mean(eta);
            var edge = Math.Round(mean);
            return Math.Abs(mean - edge) < EdgeDistance && family.IsEdge(edge) && !double.IsFinite(link.Predictor(edge));
        }
    }
}
