using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Inference;
using Accel.Engine.Models;

namespace Accel.Engine.Likelihood;

/// <summary>
/// The likelihood of a generalized linear model: its parameters are the coefficients and, for families that have
/// one, the dispersion.
/// </summary>
public sealed class GlmLikelihood : LikelihoodModel
{
    /// <summary>The name of the dispersion φ among the parameters: the variance for gaussian.</summary>
    public const string DispersionName = "(Dispersion)";

    /// <summary>With fewer rows collapsing costs more than the terms that it saves.</summary>
    private const int LeastRowsToCollapse = 256;

    private readonly GlmFit _fit;
    private readonly GlmProblem _problem;
    private readonly IResidentDesign _data;
    private readonly double _count;
    private readonly double _weightSum;

    /// <summary>Takes a fitted model.</summary>
    /// <param name="fit">The fit, whose data must still be there.</param>
    /// <param name="engine">Where to compute.</param>
    /// <param name="collapse">True where equal rows may be collapsed to one with their number as weight, where that pays: with few different rows.</param>
    /// <param name="passes">About how many passes over the rows are to come, for <see cref="IEngine.Load"/>; see <see cref="LikelihoodGrid.PassesOf"/>.</param>
    /// <exception cref="InputException">The fit is bias-reduced, the model has no likelihood, or the likelihood is zero everywhere.</exception>
    public GlmLikelihood(GlmFit fit, IEngine engine, bool collapse = true, double passes = IEngine.PassesOfFit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(engine);
        Submodels.RefuseBiasReduced(fit);
        _fit = fit;
        _problem = fit.State!.Problem;
        if (double.IsNaN(fit.LogLikelihood))
            throw new InputException($"The family {fit.Family} has no likelihood; choose a family that is a distribution.");
        if (double.IsNegativeInfinity(fit.LogLikelihood))
            throw new InputException($"The likelihood of these responses is 0 under the family {fit.Family}, whatever the parameters; it counts whole numbers.");
        if (TrialsLikelihood.HasOwnTrials(_problem))
            throw new InputException("Prior weights on cbind(successes, failures) have no likelihood of their own; leave --weights out.");
        var check = ResponseCheck.Of(_problem);
        if (check.BrokenCounts)
            throw new InputException($"The successes of '{_problem.ResponseName}' are not whole counts everywhere, and have no likelihood; give the trials as --weights, or correct the data.");
        (_count, _weightSum) = (check.Count, check.WeightSum);
        var patterns = collapse ? CovariatePatterns.TryFind(_problem.Design, _problem.Observations, LeastRowsToCollapse) : null;
        Collapsed = patterns is not null;
        TermCount = patterns?.Design.RowCount ?? RowCount;
        _data = engine.Load(patterns?.Design ?? _problem.Design, patterns?.Observations ?? _problem.Observations, _problem.Model, passes);
        Parameters = HasDispersion ? [.. _problem.Design.CoefficientNames, DispersionName] : _problem.Design.CoefficientNames;
        var dispersion = _problem.Model.Family.LikelihoodDispersion(fit.Deviance, _count, _weightSum);
        double[] estimates = [.. fit.Coefficients.Select(coefficient => coefficient.Estimate)];
        double[] errors = [.. fit.Coefficients.Select(coefficient => coefficient.StdError)];
        Estimates = HasDispersion ? [.. estimates, dispersion] : estimates;
        StandardErrors = HasDispersion ? [.. errors, double.NaN] : errors;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parameters { get; }

    /// <inheritdoc/>
    /// <remarks>The dispersion's is the one that R's <c>logLik</c> uses.</remarks>
    public override IReadOnlyList<double> Estimates { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<double> StandardErrors { get; }

    /// <inheritdoc/>
    public override double Maximum => _fit.LogLikelihood;

    /// <inheritdoc/>
    public override int RowCount => _problem.Design.RowCount;

    /// <inheritdoc/>
    public override int TermCount { get; }

    /// <summary>True where equal rows were collapsed.</summary>
    public bool Collapsed { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => _fit.Warnings;

    /// <inheritdoc/>
    /// <remarks>The linear predictor's, for coefficients of columns per unit of the column.</remarks>
    public override string? UnitOf(int parameter)
    {
        if (parameter == Width)
            return null;
        var scale = _problem.Model.Link.Name switch
        {
            "logit" => "log odds",
            "identity" => "response",
            var link => $"{link} of the mean",
        };
        return _problem.Design.Columns[parameter] is { Block: { IsIntercept: false, Numbers.Count: > 0 } } ? $"{scale} per unit" : scale;
    }

    private bool HasDispersion => _problem.Model.Family.EstimatesDispersion;

    private int Width => _problem.Design.ColumnCount;

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> values)
    {
        if (!HasDispersion)
        {
            _data.LogLikelihood(left, right, 1, values);
            return;
        }
        // Each dispersion has a constant of its own: the vectors that share one are computed together.
        var rightCount = right.Length / Parameters.Count;
        foreach (var lefts in ByDispersion(left))
        {
            var leftBetas = Coefficients(left, lefts);
            foreach (var rights in ByDispersion(right))
            {
                var part = new double[lefts.Count() * rights.Count()];
                var dispersion = lefts.Key + rights.Key;
                if (dispersion > 0)
                    _data.LogLikelihood(leftBetas, Coefficients(right, rights), dispersion, part);
                else
                    Array.Fill(part, double.NegativeInfinity);
                var next = 0;
                foreach (var i in lefts)
                {
                    foreach (var j in rights)
                        values[i * rightCount + j] = part[next++];
                }
            }
        }
    }

    /// <inheritdoc/>
    public override double Profile(ReadOnlySpan<bool> isFree, Span<double> parameters)
    {
        var beta = parameters[..Width];
        var deviance = ConstrainedScoring.Run(_data, isFree[..Width], beta);
        if (!HasDispersion)
            return LogLikelihood(beta, 1);
        if (isFree[Width])
            parameters[Width] = _problem.Model.Family.LikelihoodDispersion(deviance, _count, _weightSum);
        return parameters[Width] > 0 ? LogLikelihood(beta, parameters[Width]) : double.NaN;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _data.Dispose();
        base.Dispose(disposing);
    }

    private double LogLikelihood(ReadOnlySpan<double> beta, double dispersion)
    {
        Span<double> value = [double.NaN];
        _data.LogLikelihood(beta, dispersion, value);
        return value[0];
    }

    private ILookup<double, int> ByDispersion(ReadOnlySpan<double> vectors)
    {
        var dispersions = new double[vectors.Length / Parameters.Count];
        for (var k = 0; k < dispersions.Length; k++)
            dispersions[k] = vectors[k * Parameters.Count + Width];
        return Enumerable.Range(0, dispersions.Length).ToLookup(k => dispersions[k]);
    }

    private double[] Coefficients(ReadOnlySpan<double> vectors, IEnumerable<int> places)
    {
        var betas = new List<double>();
        foreach (var k in places)
            betas.AddRange(vectors.Slice(k * Parameters.Count, Width));
        return [.. betas];
    }
}
