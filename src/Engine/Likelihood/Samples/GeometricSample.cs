namespace Accel.Engine.Likelihood.Samples;

/// <summary>The geometric distribution of failures before the first success.</summary>
internal sealed class GeometricSample : SampleDistribution
{
    public override string Name => "geometric";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } = [new("prob", ParameterDomain.Probability)];

    public override string Support => "whole numbers from 0 up";

    public override bool HasClosedForm => true;

    public override bool Accepts(double value) => PoissonSample.IsCount(value);

    public override double[] Start(Sample sample) => [1 / (1 + sample.Mean)];

    internal override T LogLikelihood<T>(Sample sample, T[] parameters) =>
        TimesLog(sample.Count, parameters[0]) + TimesLogOneMinus(sample.Count * sample.Mean, parameters[0]);
}
