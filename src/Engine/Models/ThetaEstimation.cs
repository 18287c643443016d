using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>
/// Negative binomial models whose θ is estimated, as <c>MASS::glm.nb</c> does (Venables and Ripley 2002, section 7.4):
/// coefficients and θ by turns until both stand still, which they do fast, because they are orthogonal.
/// </summary>
internal static class ThetaEstimation
{
    private const int MostRounds = 100;

    /// <summary>The relative change of θ at which it stands still.</summary>
    private const double Settled = 1e-12;

    /// <summary>A change that no longer falls counts as rounding below this.</summary>
    private const double Noise = 1e-9;

    /// <summary>Fits.</summary>
    /// <param name="problem">What to fit; its family's θ means nothing.</param>
    /// <param name="engine">Where to compute.</param>
    /// <param name="call">The call as R would print it, of θ.</param>
    /// <exception cref="InputException">The problem has no answer: the counts vary no more than Poisson's.</exception>
    public static GlmFit Fit(GlmProblem problem, IEngine engine, Func<double, string> call)
    {
        ResponseCheck.Of(problem);
        StartCheck.Of(problem);
        if (problem.Firth)
            throw new InputException("Firth's bias reduction of a negative binomial model needs its theta (--theta).");
        var rows = problem;
        if (CovariatePatterns.TryFind(problem.Design, problem.Observations) is { } patterns)
            rows = problem with { Design = patterns.Design, Observations = patterns.Observations };

        var link = problem.Model.Link;
        var beta = GlmEstimation.Estimate(rows with { Model = new(FamilyDescriptor.Of(new Poisson()), link) }, engine).Beta;
        var equation = Equation(rows, beta);
        if (!(equation.Overdispersion() > 0))
            throw NotOverdispersed(problem);
        var theta = equation.Solve(equation.Moments());
        var (change, settled) = (double.PositiveInfinity, false);
        for (var round = 0; round < MostRounds && !settled; round++)
        {
            var scoring = problem.Scoring with { Start = beta };
            beta = GlmEstimation.Estimate(rows with { Model = ModelAt(theta, link), Scoring = scoring }, engine).Beta;
            equation = Equation(rows, beta);
            var next = equation.Solve(theta);
            var before = change;
            change = Math.Abs(next - theta) / theta;
            theta = next;
            if (!(theta < double.PositiveInfinity))
                throw NotOverdispersed(problem);
            settled = change <= Settled || (change <= Noise && change >= before / 2);
        }
        var estimate = new ThetaEstimate(theta, 1 / Math.Sqrt(equation.InformationAt(theta)));
        return GlmEstimation.Fit(
            problem with
            {
                Call = call(theta),
                Model = ModelAt(theta, link),
                Theta = estimate,
                Scoring = problem.Scoring with { Start = beta },
                Warnings = settled ? problem.Warnings : [.. problem.Warnings, $"Theta did not settle in {MostRounds} rounds; it is the last one reached."],
            },
            engine);
    }

    private static ResponseModelDescriptor ModelAt(double theta, LinkDescriptor link) => new(NegativeBinomial.Describe(theta), link);

    private static ThetaEquation Equation(GlmProblem rows, double[] beta) =>
        new(rows.Observations, ThetaEquation.MeansAt(rows.Design, rows.Observations.Offset, rows.Model.Link, beta, rows.Storage));

    private static InputException NotOverdispersed(GlmProblem problem) => new(
        $"The counts '{problem.ResponseName}' in {problem.Source} vary no more about '{problem.Formula}' than Poisson's, so that theta grows without bound; "
        + "fit the family poisson, or give a theta.");
}
