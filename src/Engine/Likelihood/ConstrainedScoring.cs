using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Kernels.Passes;

namespace Accel.Engine.Likelihood;

/// <summary>Fisher scoring in which some coefficients stay as they are.</summary>
internal static class ConstrainedScoring
{
    private const int MostIterations = 100;
    private const int MostHalvings = 40;
    private const double AliasTolerance = 1e-11;

    /// <summary>The last step would lower the deviance by less than this part of it.</summary>
    private const double Tolerance = 1e-14;

    /// <summary>Minimizes the deviance.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="isFree">For each coefficient, true where it is fitted.</param>
    /// <param name="beta">Where to begin, and where it ends.</param>
    /// <returns>The deviance; NaN where no coefficients with possible means were found.</returns>
    public static double Run(IResidentDesign data, ReadOnlySpan<bool> isFree, Span<double> beta)
    {
        var free = new List<int>();
        for (var i = 0; i < isFree.Length; i++)
        {
            if (isFree[i])
                free.Add(i);
        }
        var equations = new NormalEquations(beta.Length, Arithmetic.Plain);
        data.NormalEquations(beta, equations);
        for (var iteration = 0; iteration < MostIterations && free.Count > 0 && double.IsFinite(equations.Deviance); iteration++)
        {
            var step = Step(equations, free, out var decrement);
            var deviance = equations.Deviance;
            if (!(decrement > 0) || !TakeStep(data, equations, free, step, beta) || decrement <= Tolerance * (Math.Abs(deviance) + 0.1))
                break;
        }
        return equations.Deviance;
    }

    /// <summary>The step of the free coefficients, and by how much it would lower a quadratic deviance.</summary>
    private static double[] Step(NormalEquations equations, List<int> free, out double decrement)
    {
        var part = new NormalEquations(free.Count, Arithmetic.Plain);
        for (var i = 0; i < free.Count; i++)
        {
            part.Score[i] = equations.Score[free[i]];
            for (var j = 0; j < free.Count; j++)
                part.Gram[i * free.Count + j] = equations.Gram[free[i] * equations.Columns + free[j]];
        }
        var step = NormalEquationsSolution.Of(part, AliasTolerance).Step;
        decrement = step.Zip(part.Score, (change, score) => change * score).Sum();
        return step;
    }

    /// <summary>Takes the step, or the largest part by halves that does not raise the deviance; false where none is left.</summary>
    private static bool TakeStep(IResidentDesign data, NormalEquations equations, List<int> free, double[] step, Span<double> beta)
    {
        var before = equations.Deviance;
        var start = beta.ToArray();
        // Near the minimum, rounding may raise the deviance by its last digits.
        var allowed = before + 1e-12 * (Math.Abs(before) + 1e-3);
        var size = 1.0;
        for (var halving = 0; halving <= MostHalvings; halving++, size /= 2)
        {
            for (var i = 0; i < free.Count; i++)
                beta[free[i]] = start[free[i]] + size * step[i];
            data.NormalEquations(beta, equations);
            if (equations.Deviance <= allowed)
                return true;
        }
        start.CopyTo(beta);
        data.NormalEquations(beta, equations);
        return false;
    }
}
