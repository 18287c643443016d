namespace Accel.Engine.Likelihood.Samples;

/// <summary>The lognormal distribution, by mean and standard deviation of the logarithm.</summary>
internal sealed class LogNormalSample : SampleDistribution
{
    public override string Name => "lognormal";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("meanlog", ParameterDomain.Real), new("sdlog", ParameterDomain.Positive)];

    public override string Support => "numbers above 0";

    public override bool HasClosedForm => true;

    public override bool Accepts(double value) => value > 0 && double.IsFinite(value);

    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        return [sample.MeanLog, Math.Sqrt(sample.LogSquaresAboutMean / sample.Count)];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters) =>
        NormalSample.Of(sample.Count, sample.MeanLog, sample.LogSquaresAboutMean, parameters[0], parameters[1] * parameters[1])
        - sample.Count * sample.MeanLog;
}
