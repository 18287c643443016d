namespace Accel.Engine.Likelihood.Samples;

/// <summary>The exponential distribution, by its rate. Count and mean suffice.</summary>
internal sealed class ExponentialSample : SampleDistribution
{
    public override string Name => "exponential";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } = [new("rate", ParameterDomain.Positive)];

    public override string Support => "numbers from 0 up";

    public override bool HasClosedForm => true;

    public override bool Accepts(double value) => value >= 0 && double.IsFinite(value);

    public override double[] Start(Sample sample) => sample.Mean > 0
        ? [1 / sample.Mean]
        : throw new InputException($"All {sample.Count} values are 0; the rate of an exponential distribution then has no estimate.");

    internal override T LogLikelihood<T>(Sample sample, T[] parameters) =>
        sample.Count * (T.Log(parameters[0]) - sample.Mean * parameters[0]);
}
