using System.Globalization;

namespace Accel.Engine.Models;

/// <summary>What one look at the response and weights tells before a fit.</summary>
/// <param name="Count">Rows of positive weight.</param>
/// <param name="WeightSum">Their weights' sum.</param>
/// <param name="Mean">Their weighted mean response.</param>
/// <param name="Warnings">What the user should know.</param>
internal sealed record ResponseCheck(int Count, double WeightSum, double Mean, IReadOnlyList<string> Warnings)
{
    /// <summary>R calls a count whole when it is this near to a whole number.</summary>
    private const double WholeTolerance = 1e-3;

    /// <summary>Checks that the problem has an answer.</summary>
    /// <exception cref="InputException">A response outside the family's range, no rows of positive weight, fewer rows than coefficients, or a response that never varies from an edge of the range.</exception>
    public static ResponseCheck Of(GlmProblem problem)
    {
        var family = problem.Model.Family;
        var response = problem.Observations.Response;
        var (count, weightSum, weighted) = (0, 0.0, 0.0);
        var (first, varies, broken) = (double.NaN, false, -1);
        for (var row = 0; row < response.Length; row++)
        {
            var y = response[row];
            if (!family.Accepts(y))
                throw OutOfRange(problem, row);
            var weight = problem.Observations.WeightOf(row);
            if (weight == 0)
                continue;
            if (count == 0)
                first = y;
            varies |= y != first;
            count++;
            weightSum += weight;
            weighted += weight * y;
            if (family.IsDiscrete && broken < 0 && !IsWhole(family.Name == "binomial" ? weight * y : y))
                broken = row;
        }
        if (count == 0)
            throw new InputException($"Every row of {problem.Source} has weight 0; nothing is left to fit.");
        if (count < problem.Design.ColumnCount)
        {
            throw new InputException(
                $"{problem.Source} has {count} usable rows for {problem.Design.ColumnCount} coefficients of '{problem.Formula}'; drop terms or add rows.");
        }
        if (!varies && family.IsEdge(first))
        {
            throw new InputException(
                $"Every value of the response '{problem.ResponseName}' in {problem.Source} is {Text(first)}: a {family.Name} model has no estimate for a response that never varies.");
        }
        return new ResponseCheck(count, weightSum, weighted / weightSum, broken < 0 ? [] : [BrokenCount(problem, broken)]);
    }

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) <= WholeTolerance;

    private static InputException OutOfRange(GlmProblem problem, int row) => new(
        $"{problem.Source}, row {problem.DataRow(row)}: the response '{problem.ResponseName}' is {Text(problem.Observations.Response[row])}; "
        + $"family {problem.Model.Family.Name} needs {problem.Model.Family.ResponseRange}.");

    private static string BrokenCount(GlmProblem problem, int row) =>
        $"The {problem.Model.Family.Name} response '{problem.ResponseName}' is not a whole count everywhere (first in row {problem.DataRow(row)}); the fit is by quasi-likelihood and logLik, AIC and BIC follow R's rounding.";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
