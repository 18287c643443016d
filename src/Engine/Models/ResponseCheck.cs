using System.Globalization;
using System.Numerics.Tensors;
using Accel.Engine.Data;

namespace Accel.Engine.Models;

/// <summary>What one look at the response and weights tells before a fit.</summary>
/// <param name="Count">Rows of positive weight.</param>
/// <param name="WeightSum">Their weights' sum.</param>
/// <param name="Mean">Their weighted mean response.</param>
/// <param name="BrokenCounts">True where the family counts whole numbers and the response has others.</param>
/// <param name="Warnings">What the user should know.</param>
internal sealed record ResponseCheck(int Count, double WeightSum, double Mean, bool BrokenCounts, IReadOnlyList<string> Warnings)
{
    /// <summary>R calls a count whole when it is this near to a whole number.</summary>
    private const double WholeTolerance = 1e-3;

    /// <summary>The same of R's <c>dpois</c>, relative to the count.</summary>
    private const double WholeToleranceOfDensity = 1e-7;

    /// <summary>Checks that the problem has an answer.</summary>
    /// <exception cref="InputException">A response outside the family's range, no rows of positive weight, fewer rows than coefficients, or a response that never leaves an edge of the range although the model holds a constant.</exception>
    public static ResponseCheck Of(GlmProblem problem)
    {
        var family = problem.Model.Family;
        var response = problem.Observations.Response;
        // A family's range is an interval: its ends stand for all.
        var (least, greatest) = (TensorPrimitives.Min<double>(response), TensorPrimitives.Max<double>(response));
        if (!family.Accepts(least) || !family.Accepts(greatest))
            throw OutOfRange(problem, Array.FindIndex(response, value => !family.Accepts(value)));
        MagnitudeCheck.OfResponse(problem, Math.Max(-least, greatest));

        var (count, weightSum, weighted, first, varies) = Summarize(problem.Observations);
        if (count == 0)
            throw new InputException($"Every row of {problem.Source} has weight 0; nothing is left to fit.");
        if (count < problem.Design.ColumnCount)
        {
            throw new InputException(
                $"{problem.Source} has {count} usable rows for {problem.Design.ColumnCount} coefficients of '{problem.Formula}'; drop terms or add rows.{string.Concat(problem.Warnings.Select(warning => " " + warning))}");
        }
        if (!varies && family.IsEdge(first) && HoldsConstant(problem.Design))
        {
            throw new InputException(
                $"Every value of the response '{problem.ResponseName}' in {problem.Source} is {Text(first)}: a {family.Name} model has no estimate for a response that never varies.");
        }
        var broken = family.IsDiscrete ? FindBroken(problem) : -1;
        return new ResponseCheck(count, weightSum, weighted / weightSum, broken >= 0, broken < 0 ? [] : [BrokenCount(problem, broken)]);
    }

    /// <summary>
    /// True where the model can move every mean alike, so that a response that never leaves an edge draws them
    /// all there. Without that, a slope that lowers some means raises others and may have an estimate.
    /// </summary>
    private static bool HoldsConstant(Design design) =>
        design.HasIntercept || design.Blocks.Any(block => block is FactorBlock { FirstLevel: 0 });

    private static (int Count, double WeightSum, double Weighted, double First, bool Varies) Summarize(Observations observations)
    {
        var response = observations.Response;
        if (observations.Weights is not { } weights)
        {
            var varies = response.AsSpan(1).IndexOfAnyExcept(response[0]) >= 0;
            return (response.Length, response.Length, TensorPrimitives.Sum<double>(response), response[0], varies);
        }
        var (count, first, differs) = (0, double.NaN, false);
        for (var row = 0; row < response.Length; row++)
        {
            if (weights[row] == 0)
                continue;
            if (count++ == 0)
                first = response[row];
            differs |= response[row] != first;
        }
        return (count, TensorPrimitives.Sum<double>(weights), TensorPrimitives.Dot<double>(weights, response), first, differs);
    }

    /// <summary>The first row whose count is not whole: successes for a binomial, else the response; −1 where all are.</summary>
    private static int FindBroken(GlmProblem problem)
    {
        var (response, weights, _) = problem.Observations;
        var times = problem.Model.Family.CountsTrials ? problem.Trials ?? weights : null;
        if (times is null && TensorPrimitives.IsIntegerAll<double>(response))
            return -1;
        for (var row = 0; row < response.Length; row++)
        {
            var value = times is null ? response[row] : times[row] * response[row];
            var tolerance = problem.Model.Family.CountsTrials ? WholeTolerance : WholeToleranceOfDensity * Math.Max(1, value);
            if (Math.Abs(value - Math.Round(value)) > tolerance)
                return row;
        }
        return -1;
    }

    private static InputException OutOfRange(GlmProblem problem, int row) => new(
        $"{problem.Source}, row {problem.DataRow(row)}: the response '{problem.ResponseName}' is {Text(problem.Observations.Response[row])}; "
        + $"family {problem.Model.Family.Name} needs {problem.Model.Family.ResponseRange}.");

    private static string BrokenCount(GlmProblem problem, int row) =>
        $"The {problem.Model.Family.Name} response '{problem.ResponseName}' is not a whole count everywhere (first in row {problem.DataRow(row)}); the fit is by quasi-likelihood and "
        + (problem.Model.Family.CountsTrials
            ? "logLik, AIC and BIC follow R's rounding."
            : "there is no likelihood: as in R logLik is -Inf, AIC and BIC are Inf.");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
