namespace Accel.Engine.Likelihood.Samples;

/// <summary>The uniform distribution between two ends. Its maximum lies at the least and the greatest value.</summary>
internal sealed class UniformSample : SampleDistribution
{
    public override string Name => "uniform";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("min", ParameterDomain.Real), new("max", ParameterDomain.Real)];

    public override string Support => "any finite number";

    public override bool HasClosedForm => true;

    public override bool IsRegular => false;

    public override bool Accepts(double value) => double.IsFinite(value);

    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        return [sample.Least, sample.Greatest];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters) =>
        parameters[0].Value <= sample.Least && sample.Greatest <= parameters[1].Value && parameters[0].Value < parameters[1].Value
            ? -sample.Count * T.Log(parameters[1] - parameters[0])
            : double.NegativeInfinity;
}
