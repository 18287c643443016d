namespace Accel.Engine.Likelihood.Samples;

/// <summary>The negative binomial distribution, by size (θ, not only whole) and mean.</summary>
internal sealed class NegativeBinomialSample : SampleDistribution
{
    public override string Name => "negative.binomial";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("size", ParameterDomain.Positive), new("mu", ParameterDomain.Positive)];

    public override string Support => "whole numbers from 0 up";

    public override bool Accepts(double value) => PoissonSample.IsCount(value);

    /// <remarks>The likelihood has a maximum where the variance is above the mean (Levin and Reeds 1977).</remarks>
    public override double[] Start(Sample sample)
    {
        var excess = sample.SquaresAboutMean / sample.Count - sample.Mean;
        if (!(excess > 0))
            throw new InputException("The values vary no more than Poisson counts do (their variance is not above their mean), so that the size of a negative binomial distribution has no estimate; fit poisson.");
        return [sample.Mean * sample.Mean / excess, sample.Mean];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var (size, mean) = (parameters[0], parameters[1]);
        var logGamma = T.LogGamma(size);
        return sample.Sum(x => T.LogGamma(size + x) - logGamma) - PoissonSample.LogFactorials(sample)
            - sample.Count * size * T.Log1p(mean / size)
            + TimesLog(sample.Count * sample.Mean, mean / (size + mean));
    }
}
