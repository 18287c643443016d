namespace Accel.Engine.Likelihood.Samples;

/// <summary>Student's t distribution with location m, scale s and unknown degrees of freedom.</summary>
internal sealed class StudentTSample : SampleDistribution
{
    public override string Name => "t";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("m", ParameterDomain.Real), new("s", ParameterDomain.Positive), new("df", ParameterDomain.Positive)];

    public override string Support => "any finite number";

    public override bool Accepts(double value) => double.IsFinite(value);

    /// <remarks>By the median and the distance of the quartiles.</remarks>
    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        var range = sample.Quantile(0.75) - sample.Quantile(0.25);
        return [sample.Quantile(0.5), range > 0 ? range / 1.5 : (sample.Greatest - sample.Least) / sample.Count, 5];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var (location, scale, df) = (parameters[0], parameters[1], parameters[2]);
        var half = 0.5 * (df + 1);
        var constant = T.LogGamma(half) - T.LogGamma(0.5 * df) - 0.5 * T.Log(Math.PI * df) - T.Log(scale);
        return sample.Count * constant - half * sample.Sum(x =>
        {
            var z = (x - location) / scale;
            return T.Log1p(z * z / df);
        });
    }
}
