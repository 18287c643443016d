namespace Accel.Engine.Likelihood.Samples;

/// <summary>The normal distribution, by its mean and its standard deviation or variance. The count, mean and sum of squares suffice.</summary>
/// <param name="byVariance">True where the second parameter is the variance.</param>
internal sealed class NormalSample(bool byVariance) : SampleDistribution
{
    public override string Name => "normal";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("mean", ParameterDomain.Real), new(byVariance ? "variance" : "sd", ParameterDomain.Positive)];

    public override string Support => "any finite number";

    public override bool HasClosedForm => true;

    public override bool Accepts(double value) => double.IsFinite(value);

    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        var variance = sample.SquaresAboutMean / sample.Count;
        return [sample.Mean, byVariance ? variance : Math.Sqrt(variance)];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var variance = byVariance ? parameters[1] : parameters[1] * parameters[1];
        return Of(sample.Count, sample.Mean, sample.SquaresAboutMean, parameters[0], variance);
    }

    /// <summary>The log-likelihood of n values of a mean and a sum of squares about it.</summary>
    internal static T Of<T>(double count, double mean, double squares, T location, T variance)
        where T : struct, IDifferentiable<T>
    {
        var distance = mean - location;
        return -0.5 * count * T.Log(2 * Math.PI * variance) - (squares + count * distance * distance) / (2 * variance);
    }
}
