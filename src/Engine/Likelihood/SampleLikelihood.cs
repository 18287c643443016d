using Accel.Engine.Likelihood.Samples;

namespace Accel.Engine.Likelihood;

/// <summary>The likelihood of a distribution of independent values.</summary>
/// <param name="fit">The fitted distribution.</param>
public sealed class SampleLikelihood(SampleFit fit) : LikelihoodModel
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Parameters { get; } = [.. fit.Distribution.Parameters.Select(parameter => parameter.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Estimates => fit.Estimates;

    /// <inheritdoc/>
    public override IReadOnlyList<double> StandardErrors => fit.StandardErrors;

    /// <inheritdoc/>
    public override double Maximum => fit.LogLikelihood;

    /// <inheritdoc/>
    public override int RowCount => fit.Sample.Count;

    /// <inheritdoc/>
    public override int TermCount => fit.Sample.TermCount;

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> values)
    {
        var width = Parameters.Count;
        var (lefts, rights) = (left.ToArray(), right.ToArray());
        var rightCount = rights.Length / width;
        var results = new double[values.Length];
        Workers.ForEach(results.Length, at =>
        {
            var parameters = new double[width];
            Engines.CoefficientGrid.Add(lefts, rights, at / rightCount, at % rightCount, parameters);
            results[at] = fit.Distribution.LogLikelihood(fit.Sample, parameters);
        });
        results.CopyTo(values);
    }

    /// <inheritdoc/>
    public override double Profile(ReadOnlySpan<bool> isFree, Span<double> parameters)
    {
        var reached = parameters.ToArray();
        if (fit.Distribution.IsRegular)
            new SampleMaximization(fit.Distribution, fit.Sample, isFree.ToArray()).Run(reached);
        reached.CopyTo(parameters);
        var value = fit.Distribution.LogLikelihood(fit.Sample, reached);
        return double.IsNegativeInfinity(value) ? double.NaN : value;
    }
}
