using System.Numerics.Tensors;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Kernels.Passes;

namespace Accel.Engine.Inference;

/// <summary>
/// The deviance along one coefficient, minimised over the others, as its signed root √((D − D̂)/φ): zero at the estimate, and nearly
/// a straight line, which Newton's method solves in a few steps. The slope needs no differences: dD/dβⱼ is −2 times the score.
/// </summary>
/// <remarks>Venables and Ripley, Modern Applied Statistics with S (2002), section 8.4.</remarks>
internal sealed class ProfileLikelihood : IDisposable
{
    private const int MostSteps = 200;
    private const int MostScoringSteps = 100;
    private const int MostHalvings = 30;

    /// <summary>Beyond so many standard errors there is no end to be found.</summary>
    private const double Farthest = 1e4;

    /// <summary>The root is found when it is this near, in standard errors.</summary>
    private const double Settled = 1e-13;

    private readonly GlmFit _fit;
    private readonly FittedState _state;
    private readonly IEngine? _owned;
    private readonly IResidentDesign _data;
    private readonly NormalEquations _equations;

    /// <summary>Loads the data of a fit.</summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <param name="engine">Where to compute; null for the best engine.</param>
    /// <exception cref="InputException">The fit holds its figures alone.</exception>
    public ProfileLikelihood(GlmFit fit, IEngine? engine)
    {
        Submodels.RefuseBiasReduced(fit);
        _fit = fit;
        _state = FittedState.Of(fit);
        _owned = engine is null ? EngineSelection.Best() : null;
        _data = GlmEstimation.LoadCollapsed(_state.Problem, engine ?? _owned!);
        _equations = new NormalEquations(_data.ColumnCount, _state.Solution.Inflation > FisherScoring.LargestInflation(_data) ? Arithmetic.Compensated : Arithmetic.Plain);
    }

    /// <summary>The coefficient's value whose signed root is the given one; NaN where there is none.</summary>
    /// <param name="column">The coefficient's place.</param>
    /// <param name="root">The signed root, not 0.</param>
    public double Solve(int column, double root)
    {
        var estimate = _state.Beta[column];
        var error = _fit.Coefficients[column].StdError;
        if (!(error > 0) || !double.IsFinite(error))
            return double.NaN;
        var side = Math.Sign(root);
        var target = Math.Abs(root);
        // Distances from the estimate in standard errors: below the root, with the other estimates there, and at or beyond it.
        var (inside, outside) = (0.0, double.PositiveInfinity);
        var nearest = _state.Beta;
        var distance = target;
        for (var step = 0; step < MostSteps && distance < Farthest; step++)
        {
            var beta = (double[])nearest.Clone();
            Move(beta, column, estimate + side * distance * error);
            var next = double.NaN;
            if (Constrain(ref beta, column))
            {
                var height = Math.Sqrt(Math.Max(0, (_equations.Deviance - _fit.Deviance) / _fit.Dispersion));
                // The slope of the height by the distance.
                var slope = -side * _equations.Score[column] * error / (_fit.Dispersion * height);
                next = distance + (target - height) / slope;
                if (Math.Abs(next - distance) <= Settled * distance)
                    return estimate + side * next * error;
                if (height < target)
                    (inside, nearest) = (distance, beta);
                else
                    outside = distance;
            }
            else
            {
                outside = distance;
            }
            if (outside - inside <= Settled * inside)
                return estimate + side * inside * error;
            distance = next > inside && next < outside ? next
                : double.IsPositiveInfinity(outside) ? 2 * distance
                : (inside + outside) / 2;
        }
        return double.NaN;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data.Dispose();
        _owned?.Dispose();
    }

    /// <summary>Moves a coefficient, and the others as the quadratic of the estimates would.</summary>
    private void Move(double[] beta, int column, double value)
    {
        var shift = (value - beta[column]) / _fit.Covariance[column, column];
        foreach (var i in _state.Solution.Kept)
            beta[i] += shift * _fit.Covariance[i, column];
        beta[column] = value;
    }

    /// <summary>Fisher scoring over all coefficients but one; false where no means are possible.</summary>
    private bool Constrain(ref double[] beta, int column)
    {
        _data.NormalEquations(beta, _equations);
        if (!double.IsFinite(_equations.Deviance))
            return false;
        var before = double.PositiveInfinity;
        for (var iteration = 0; iteration < MostScoringSteps; iteration++)
        {
            var score = _equations.Score[column];
            var step = StepWithout(column);
            var decrement = TensorPrimitives.Dot<double>(step, _equations.Score) / _fit.Dispersion;
            _equations.Score[column] = score;
            if (decrement <= 1e-20 || (decrement <= 1e-13 && decrement > before / 2))
                return true;
            before = decrement;
            var deviance = _equations.Deviance;
            var from = beta;
            for (var halving = 0; ; halving++)
            {
                beta = FisherScoring.Along(from, step, Math.ScaleB(1, -halving));
                _data.NormalEquations(beta, _equations);
                if (_equations.Deviance <= deviance + 1e-13 * Math.Abs(deviance))
                    break;
                if (halving == MostHalvings)
                {
                    beta = from;
                    _data.NormalEquations(beta, _equations);
                    return decrement < 1e-6;
                }
            }
        }
        return true;
    }

    /// <summary>The scoring step that leaves a coefficient, and aliased ones, where they are.</summary>
    private double[] StepWithout(int column)
    {
        var size = _equations.Columns;
        foreach (var values in new[] { _equations.Gram, _equations.GramLow })
        {
            if (values.Length == 0)
                continue;
            for (var i = 0; i < size; i++)
                values[i * size + column] = values[column * size + i] = 0;
        }
        _equations.Score[column] = 0;
        if (_equations.ScoreLow.Length > 0)
            _equations.ScoreLow[column] = 0;
        return NormalEquationsSolution.Of(_equations, FisherScoring.AliasTolerance).Step;
    }
}
