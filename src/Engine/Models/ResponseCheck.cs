using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics.Tensors;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Links;

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

    /// <summary>Up to so many columns, cells of crossed factors may outnumber the rows: those without rows are left out as aliased.</summary>
    private const int MostColumnsToAlias = 2000;

    /// <summary>The same of R's <c>dpois</c>, relative to the count.</summary>
    private const double WholeToleranceOfDensity = 1e-7;

    /// <summary>Checks that the problem has an answer.</summary>
    /// <exception cref="InputException">A response outside the family's range, no rows of positive weight, fewer rows than coefficients, or a response that never leaves an edge of the range although the model holds a constant.</exception>
    public static ResponseCheck Of(GlmProblem problem)
    {
        var family = problem.Model.Family;
        var response = problem.Observations.Response;
        // A family's range is an interval: its ends stand for all.
        if (!family.Accepts(response.Least) || !family.Accepts(response.Greatest))
            throw OutOfRange(problem, response.TakeWhile(family.Accepts).Count());
        if (response.Least > problem.Model.Link.GreatestMean || response.Greatest < problem.Model.Link.LeastMean)
            throw OutOfReach(problem);
        MagnitudeCheck.OfResponse(problem, Math.Max(-response.Least, response.Greatest));

        var (count, weightSum, weighted, first, varies) = Summarize(problem.Observations);
        if (count == 0)
            throw new InputException($"Every row of {problem.Source} has weight 0; nothing is left to fit.");
        var crossed = problem.Design.ColumnCount > MostColumnsToAlias ? 0 : problem.Design.Columns.Count(column => column.Block.Factors.Count > 1);
        if (count < problem.Design.ColumnCount - crossed)
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
        design.HasIntercept || design.Blocks.Any(block => block.Numbers.Count == 0 && HasEveryCell(design, block));

    private static bool HasEveryCell(Design design, DesignBlock block) =>
        design.Columns.Where(column => column.Block == block).SelectMany(column => column.Coding).Select(coded => coded.Cell).Distinct().Count() == block.Cells;

    private static (int Count, double WeightSum, double Weighted, double First, bool Varies) Summarize(Observations observations)
    {
        var response = observations.Response;
        var rows = response.Count;
        if (observations.Weights is not { } weights)
            return (rows, rows, ColumnData.Sum(rows, (first, count) => Sums(response, null, first, count).Weighted), response[0], response.Least < response.Greatest);
        var all = ChunkSums.None;
        var chunks = new ConcurrentDictionary<int, ChunkSums>();
        ColumnData.Chunkwise(rows, (first, count) => chunks[first] = Sums(response, weights, first, count));
        foreach (var (_, chunk) in chunks.OrderBy(chunk => chunk.Key))
            all = all.With(chunk);
        return (all.Count, all.WeightSum, all.Weighted, all.Least, all.Least < all.Greatest);
    }

    private static ChunkSums Sums(ColumnData responses, ColumnData? weights, int first, int rows)
    {
        using var responseBuffer = ChunkBuffer.Rent(rows);
        var response = responseBuffer.Span;
        responses.CopyTo(first, response);
        if (weights is null)
            return ChunkSums.None with { Weighted = Sum(response) };
        using var weightBuffer = ChunkBuffer.Rent(rows);
        var weight = weightBuffer.Span;
        weights.CopyTo(first, weight);
        var (count, weightSum, weighted) = (0, 0.0, 0.0);
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var row = 0; row < rows; row++)
        {
            if (weight[row] == 0)
                continue;
            count++;
            weightSum += weight[row];
            weighted += weight[row] * response[row];
            least = Math.Min(least, response[row]);
            greatest = Math.Max(greatest, response[row]);
        }
        return new ChunkSums(count, weightSum, weighted, least, greatest);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    /// <summary>The first row whose count is not whole: successes for a binomial, else the response; −1 where all are.</summary>
    private static int FindBroken(GlmProblem problem)
    {
        var (response, weights, _) = problem.Observations;
        var times = problem.Model.Family.CountsTrials ? problem.Trials ?? weights : null;
        if (times is null && response.IsWhole)
            return -1;
        var firstBroken = new ConcurrentBag<int>();
        ColumnData.Chunkwise(response.Count, (first, rows) =>
        {
            using var valuesBuffer = ChunkBuffer.Rent(rows);
            var values = valuesBuffer.Span;
            response.CopyTo(first, values);
            if (times is not null)
            {
                using var factorsBuffer = ChunkBuffer.Rent(rows);
                var factors = factorsBuffer.Span;
                times.CopyTo(first, factors);
                TensorPrimitives.Multiply(values, factors, values);
            }
            for (var row = 0; row < rows; row++)
            {
                var tolerance = problem.Model.Family.CountsTrials ? WholeTolerance : WholeToleranceOfDensity * Math.Max(1, values[row]);
                if (Math.Abs(values[row] - Math.Round(values[row])) > tolerance)
                {
                    firstBroken.Add(first + row);
                    break;
                }
            }
        });
        return firstBroken.DefaultIfEmpty(-1).Min();
    }

    private static InputException OutOfRange(GlmProblem problem, int row) => new(
        $"{problem.Source}, row {problem.DataRow(row)}: the response '{problem.ResponseName}' is {Text(problem.Observations.Response[row])}; "
        + $"family {problem.Model.Family.Name} needs {problem.Model.Family.ResponseRange}.");

    private static InputException OutOfReach(GlmProblem problem)
    {
        var (least, greatest) = (problem.Observations.Response.Least, problem.Observations.Response.Greatest);
        var fitting = LinkRegistry.All.Where(link => least <= link.GreatestMean && greatest >= link.LeastMean).Select(link => link.Name);
        var link = problem.Model.Link;
        var range = double.IsFinite(link.GreatestMean) ? $"between {Text(link.LeastMean)} and {Text(link.GreatestMean)}" : $"above {Text(link.LeastMean)}";
        return new InputException(
            $"The means of link {link.Name} lie {range}, and every response '{problem.ResponseName}' in {problem.Source} lies beyond; "
            + $"for family {problem.Model.Family.Name} and these data there are the links {string.Join(", ", fitting)}.");
    }

    private static string BrokenCount(GlmProblem problem, int row) =>
        $"The {problem.Model.Family.Name} response '{problem.ResponseName}' is not a whole count everywhere (first in row {problem.DataRow(row)}); the fit is by quasi-likelihood and "
        + (problem.Model.Family.CountsTrials
            ? "logLik, AIC and BIC follow R's rounding."
            : "there is no likelihood: as in R logLik is -Inf, AIC and BIC are Inf.");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Sums over rows of positive weight.</summary>
    private readonly record struct ChunkSums(int Count, double WeightSum, double Weighted, double Least, double Greatest)
    {
        public static ChunkSums None => new(0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);

        public ChunkSums With(ChunkSums other) => new(
            Count + other.Count, WeightSum + other.WeightSum, Weighted + other.Weighted, Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest));
    }
}
