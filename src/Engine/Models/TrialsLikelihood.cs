using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Engine.Models;

/// <summary>
/// The log-likelihood of <c>cbind(successes, failures)</c> with prior weights, by the <c>aic</c> of R's
/// binomial: each row's density of its counts, times its weight. Without counts R takes the weights
/// themselves for trials.
/// </summary>
internal static class TrialsLikelihood
{
    /// <summary>True where the weights and the trials are different things: some row counts more than one.</summary>
    public static bool Applies(GlmProblem problem) => problem.Trials?.Any(trials => trials > 1) == true;

    /// <summary>Σ w log f(k; m, μ), with successes k and trials m rounded as in R.</summary>
    /// <param name="problem">What was fitted; it must have trials.</param>
    /// <param name="beta">The estimates.</param>
    /// <param name="engine">Where to compute.</param>
    public static double Of(GlmProblem problem, double[] beta, IEngine engine)
    {
        var (response, products, offset) = problem.Observations;
        var trials = problem.Trials!;
        var shares = new double[response.Length];
        var weights = new double[response.Length];
        var binomial = default(Binomial);
        var saturated = 0.0;
        for (var row = 0; row < shares.Length; row++)
        {
            if (trials[row] == 0)
                continue;
            var weight = products![row] / trials[row];
            var counted = Math.Round(trials[row]);
            shares[row] = counted == 0 ? 0 : Math.Round(trials[row] * response[row]) / counted;
            weights[row] = weight * counted;
            saturated += weight * binomial.LogSaturated<ScalarLane>(new(shares[row]), new(counted), new(1)).Value;
        }
        using var data = engine.Load(problem.Design, new Observations(shares, weights, offset), problem.Model);
        var equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
        data.NormalEquations(beta, equations);
        return saturated - equations.Deviance / 2;
    }
}
