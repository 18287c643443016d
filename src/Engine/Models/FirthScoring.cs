using System.Numerics.Tensors;
using Accel.Engine.Engines;
using Accel.Kernels.Passes;

namespace Accel.Engine.Models;

/// <summary>
/// Fisher scoring of the bias-reduced score equations of Firth (1993), for any link as Kosmidis and Firth (2009) have
/// it. Their solution is finite also where the data are separated; for logistic models it maximizes the likelihood
/// penalized by Jeffreys' prior.
/// </summary>
/// <param name="problem">What is fitted.</param>
/// <param name="data">Its data, resident.</param>
internal sealed class FirthScoring(GlmProblem problem, IResidentDesign data)
{
    private const int MostIterations = 500;
    private const int MostHalvings = 20;

    /// <summary>A squared step in standard errors at which the estimates stand still.</summary>
    private const double Settled = 1e-20;

    /// <summary>A squared step that no longer falls counts as rounding below this.</summary>
    private const double Noise = 1e-14;

    private readonly NormalEquations _equations = new(data.ColumnCount, Arithmetic.Plain);
    private readonly FirthAdjustment _adjustment = new(problem);
    private NormalEquationsSolution? _solution;
    private double[] _step = [];
    private double _length;

    /// <summary>Passes made over the rows.</summary>
    public int Passes { get; private set; }

    /// <summary>Refuses models that have no such fit.</summary>
    /// <exception cref="InputException">The family estimates a dispersion or θ.</exception>
    public static void Check(GlmProblem problem)
    {
        if (problem.Model.Family.EstimatesDispersion)
            throw new InputException($"Firth's bias reduction is for families whose dispersion is known: binomial, poisson and negative.binomial, not {problem.Model.Family.Name}.");
    }

    /// <summary>Iterates.</summary>
    /// <exception cref="InputException">No starting point gives possible means.</exception>
    public ScoringResult Run()
    {
        data.StartingEquations(_equations);
        double[] beta = problem.Scoring.Start is { } given ? [.. given] : Solve().Step;
        if (!TryEvaluate(beta) && !TryEvaluate(beta = new double[data.ColumnCount]))
            throw new InputException("No start gives means that this family and link allow; give starting values (--start), or another link.");
        var counted = 0;
        for (var iteration = 1; iteration <= MostIterations; iteration++)
        {
            var (before, deviance) = (_length, _equations.Deviance);
            var next = Advance(beta);
            if (next is null)
                return Result(beta, counted == 0 ? iteration : counted, before <= Noise);
            beta = next;
            if (counted == 0 && Math.Abs(_equations.Deviance - deviance) / (Math.Abs(_equations.Deviance) + 0.1) < problem.Scoring.Epsilon)
                counted = iteration;
            if (_length <= Settled || (_length <= Noise && _length >= before / 2))
                return Result(beta, counted == 0 ? iteration : counted, true);
        }
        return Result(beta, MostIterations, false);
    }

    /// <summary>Takes the step, halved while it leads to impossible means or much farther from a solution; null where nothing helps.</summary>
    private double[]? Advance(double[] from)
    {
        var (step, length) = (_step, _length);
        for (var halvings = 0; halvings < MostHalvings; halvings++)
        {
            var to = FisherScoring.Along(from, step, Math.ScaleB(1, -halvings));
            if (TryEvaluate(to) && (_length <= 4 * length || length <= Noise))
                return to;
        }
        TryEvaluate(from);
        return null;
    }

    /// <summary>Takes the sums at β and solves for the next step; false where a mean is impossible.</summary>
    private bool TryEvaluate(double[] beta)
    {
        data.NormalEquations(beta, _equations);
        Passes += 2;
        if (!double.IsFinite(_equations.Deviance))
            return false;
        var score = _adjustment.Of(beta, Solve());
        TensorPrimitives.Add(score, _equations.Score, score);
        _step = _solution!.StepOf(score);
        _length = TensorPrimitives.Dot<double>(_step, score);
        return double.IsFinite(_length);
    }

    private NormalEquationsSolution Solve() => _solution = NormalEquationsSolution.Of(_equations, FisherScoring.AliasTolerance);

    private ScoringResult Result(double[] beta, int iterations, bool converged) =>
        new(beta, _solution!, _equations.Deviance, _equations.Pearson, iterations, converged, converged, Arithmetic.Plain);
}
