using System.Numerics.Tensors;
using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Kernels.Passes;

namespace Accel.Engine.Inference;

/// <summary>Fits models of some of a fit's terms to the same observations, and tests terms by the score.</summary>
internal sealed class Submodels : IDisposable
{
    private readonly FittedState _state;
    private readonly IEngine _engine;
    private readonly bool _ownsEngine;

    /// <summary>Takes a fit; fits nothing yet.</summary>
    /// <param name="fit">The fit of all terms, whose data are still there.</param>
    /// <param name="engine">Where to compute; null for the best engine.</param>
    /// <exception cref="InputException">The fit holds its figures alone.</exception>
    public Submodels(GlmFit fit, IEngine? engine)
    {
        RefuseBiasReduced(fit);
        _state = FittedState.Of(fit);
        _ownsEngine = engine is null;
        _engine = engine ?? EngineSelection.Best();
        Terms = DesignTerm.Of(_state.Problem.Design);
    }

    /// <summary>The terms of the fit, its intercept first where it has one.</summary>
    public IReadOnlyList<DesignTerm> Terms { get; }

    /// <summary>Fits a model of some of the terms.</summary>
    public GlmFit Fit(IEnumerable<DesignTerm> terms) => GlmEstimation.Fit(Problem(terms), _engine);

    /// <summary>Rao's score statistic times φ of a larger model against a smaller one, whose terms are among its.</summary>
    /// <param name="smaller">The smaller model, fitted.</param>
    /// <param name="larger">The terms of the larger one.</param>
    public double Score(GlmFit smaller, IEnumerable<DesignTerm> larger) => Score(smaller, Problem(larger), _engine);

    /// <summary>Rao's score statistic times φ: Uᵀ I⁻¹ U of the larger model at the smaller one's estimates.</summary>
    /// <param name="smaller">The smaller model, whose coefficients are among the larger one's.</param>
    /// <param name="larger">The larger one.</param>
    /// <param name="engine">Where to compute.</param>
    public static double Score(GlmFit smaller, GlmProblem larger, IEngine engine)
    {
        var estimates = smaller.Coefficients.ToDictionary(one => one.Name, one => one.IsAliased ? 0 : one.Estimate);
        double[] beta = [.. larger.Design.CoefficientNames.Select(name => estimates.GetValueOrDefault(name))];
        using var data = engine.Load(larger.Design, larger.Observations, larger.Model, passes: 1);
        var equations = new NormalEquations(data.ColumnCount, Arithmetic.Compensated);
        data.NormalEquations(beta, equations);
        return TensorPrimitives.Dot<double>(NormalEquationsSolution.Of(equations, FisherScoring.AliasTolerance).Step, equations.Score);
    }

    /// <summary>Refuses a fit whose estimates do not maximise the likelihood.</summary>
    /// <exception cref="InputException">It is Firth's bias-reduced one.</exception>
    public static void RefuseBiasReduced(GlmFit fit)
    {
        if (fit.BiasReduced)
            throw new InputException($"The model {fit.Formula} is a bias-reduced fit, whose likelihood is not at its maximum: likelihood tests and profiles need the fit without --firth. Wald's intervals and tests hold.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsEngine)
            _engine.Dispose();
    }

    private GlmProblem Problem(IEnumerable<DesignTerm> terms) => _state.Problem with
    {
        Design = new Design(_state.Problem.Design.RowCount, terms.SelectMany(term => term.Columns).Order().Select(column => _state.Problem.Design.Columns[column])),
        Scoring = _state.Problem.Scoring with { Start = null },
        Warnings = [],
    };
}
