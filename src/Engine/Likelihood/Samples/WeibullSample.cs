namespace Accel.Engine.Likelihood.Samples;

/// <summary>The Weibull distribution, by shape and scale.</summary>
internal sealed class WeibullSample : SampleDistribution
{
    public override string Name => "weibull";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("shape", ParameterDomain.Positive), new("scale", ParameterDomain.Positive)];

    public override string Support => "numbers above 0";

    public override bool Accepts(double value) => value > 0 && double.IsFinite(value);

    /// <remarks>By mean and standard deviation of the logarithms, which have a Gumbel distribution.</remarks>
    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        var shape = Math.PI / Math.Sqrt(6 * sample.LogSquaresAboutMean / sample.Count);
        return [shape, Math.Exp(sample.MeanLog + 0.5772156649015329 / shape)];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var (shape, logScale) = (parameters[0], T.Log(parameters[1]));
        return sample.Count * (T.Log(shape) + shape * (sample.MeanLog - logScale) - sample.MeanLog)
            - sample.Sum(x => T.Exp(shape * (Math.Log(x) - logScale)));
    }
}
