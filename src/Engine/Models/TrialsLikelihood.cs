using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Engine.Models;

/// <summary>
/// The log-likelihood of <c>cbind(successes, failures)</c> with prior weights, and of shares that are no whole
/// counts, by the <c>aic</c> of R's binomial: each row's density of its rounded counts, times its weight.
/// Without counts R takes the weights themselves for trials.
/// </summary>
internal static class TrialsLikelihood
{
    /// <summary>True where the weights and the trials are different things: some row counts more than one.</summary>
    public static bool HasOwnTrials(GlmProblem problem) => problem.Trials?.Greatest > 1;

    /// <summary>True where the deviance doesn't tell the likelihood: trials differ from weights, or counts are rounded.</summary>
    /// <param name="problem">What was fitted.</param>
    /// <param name="brokenCounts">True where some count is not whole.</param>
    public static bool Applies(GlmProblem problem, bool brokenCounts) =>
        HasOwnTrials(problem) || (brokenCounts && problem.Model.Family.CountsTrials);

    /// <summary>Σ w log f(k; m, μ), with successes k and trials m rounded as in R.</summary>
    /// <param name="problem">What was fitted.</param>
    /// <param name="beta">The estimates.</param>
    /// <param name="engine">Where to compute.</param>
    public static double Of(GlmProblem problem, double[] beta, IEngine engine)
    {
        var (response, weighing, offset) = problem.Observations;
        var products = weighing ?? response.Combine(response, (_, _) => 1, problem.Storage);
        var trials = HasOwnTrials(problem) ? problem.Trials! : products;
        var counted = trials.Combine(response, (count, _) => Math.Round(count), problem.Storage);
        var shares = trials.Combine(response, (count, share) => Math.Round(count) == 0 ? 0 : Math.Round(count * share) / Math.Round(count), problem.Storage);
        var repeats = products.Combine(trials, (product, count) => count == 0 ? 0 : product / count, problem.Storage);
        var weights = repeats.Combine(counted, (repeat, count) => repeat * count, problem.Storage);
        var saturated = LogSaturated(repeats, shares, counted);
        using var data = engine.Load(problem.Design, new Observations(shares, weights, offset), problem.Model, passes: 1);
        var equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
        data.NormalEquations(beta, equations);
        return saturated - equations.Deviance / 2;
    }

    private static double LogSaturated(ColumnData repeats, ColumnData shares, ColumnData counted) =>
        ColumnData.Sum(repeats.Count, (first, rows) =>
        {
            var dispersion = new Dispersion(1);
            using var repeatBuffer = ChunkBuffer.Rent(rows);
            var repeat = repeatBuffer.Span;
            using var shareBuffer = ChunkBuffer.Rent(rows);
            var share = shareBuffer.Span;
            using var countBuffer = ChunkBuffer.Rent(rows);
            var count = countBuffer.Span;
            repeats.CopyTo(first, repeat);
            shares.CopyTo(first, share);
            counted.CopyTo(first, count);
            var sum = 0.0;
            for (var row = 0; row < rows; row++)
            {
                if (repeat[row] != 0)
                    sum += repeat[row] * default(Binomial).LogSaturated<ScalarLane>(new(share[row]), new(count[row]), dispersion).Value;
            }
            return sum;
        });
}
