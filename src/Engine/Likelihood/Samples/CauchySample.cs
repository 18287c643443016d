namespace Accel.Engine.Likelihood.Samples;

/// <summary>The Cauchy distribution, by location and scale.</summary>
internal sealed class CauchySample : SampleDistribution
{
    public override string Name => "cauchy";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("location", ParameterDomain.Real), new("scale", ParameterDomain.Positive)];

    public override string Support => "any finite number";

    public override bool Accepts(double value) => double.IsFinite(value);

    /// <remarks>By the median and half the distance of the quartiles.</remarks>
    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        var halfRange = (sample.Quantile(0.75) - sample.Quantile(0.25)) / 2;
        return [sample.Quantile(0.5), halfRange > 0 ? halfRange : (sample.Greatest - sample.Least) / sample.Count];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var (location, scale) = (parameters[0], parameters[1]);
        return -sample.Sum(x =>
        {
            var z = (x - location) / scale;
            return T.Log1p(z * z);
        }) - sample.Count * T.Log(Math.PI * scale);
    }
}
