namespace Accel.Engine.Likelihood.Samples;

/// <summary>The inverse Gaussian distribution, by mean μ and dispersion φ: its variance is φ μ³.</summary>
internal sealed class InverseGaussianSample : SampleDistribution
{
    public override string Name => "inverse.gaussian";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("mean", ParameterDomain.Positive), new("dispersion", ParameterDomain.Positive)];

    public override string Support => "numbers above 0";

    public override bool HasClosedForm => true;

    public override bool Accepts(double value) => value > 0 && double.IsFinite(value);

    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        return [sample.Mean, Deviance(sample) / sample.Count];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var (mean, dispersion) = (parameters[0], parameters[1]);
        var distance = 1 / mean - 1 / sample.Mean;
        return -0.5 * sample.Count * (T.Log(2 * Math.PI * dispersion) + 3 * sample.MeanLog)
            - (Deviance(sample) + sample.Count * sample.Mean * distance * distance) / (2 * dispersion);
    }

    /// <summary>Σ (x − m)² / (m² x) about the mean m.</summary>
    private static double Deviance(Sample sample)
    {
        var mean = sample.Mean;
        return sample.Sum(x => (x - mean) / mean * ((x - mean) / mean) / x);
    }
}
