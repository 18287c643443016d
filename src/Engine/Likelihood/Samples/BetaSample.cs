namespace Accel.Engine.Likelihood.Samples;

/// <summary>The beta distribution, by its two shapes.</summary>
internal sealed class BetaSample : SampleDistribution
{
    public override string Name => "beta";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("shape1", ParameterDomain.Positive), new("shape2", ParameterDomain.Positive)];

    public override string Support => "numbers above 0 and below 1";

    public override bool Accepts(double value) => value is > 0 and < 1;

    /// <remarks>By moments.</remarks>
    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        var (mean, variance) = (sample.Mean, sample.SquaresAboutMean / sample.Count);
        var total = Math.Max(mean * (1 - mean) / variance - 1, 1e-2);
        return [mean * total, (1 - mean) * total];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var (a, b) = (parameters[0], parameters[1]);
        var logOfRest = sample.Sum(x => PlainNumber.Log1p(-x).Value);
        return sample.Count * (T.LogGamma(a + b) - T.LogGamma(a) - T.LogGamma(b) + (a - 1) * sample.MeanLog) + (b - 1) * logOfRest;
    }
}
