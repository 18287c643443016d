namespace Accel.Engine.Likelihood.Samples;

/// <summary>The Poisson distribution, by its mean. Count and mean suffice, beside a constant.</summary>
internal sealed class PoissonSample : SampleDistribution
{
    public override string Name => "poisson";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } = [new("lambda", ParameterDomain.Positive)];

    public override string Support => "whole numbers from 0 up";

    public override bool HasClosedForm => true;

    public override bool Accepts(double value) => IsCount(value);

    public override double[] Start(Sample sample) => sample.Mean > 0
        ? [sample.Mean]
        : throw new InputException($"All {sample.Count} values are 0; a Poisson distribution's lambda would be 0, which is none.");

    internal override T LogLikelihood<T>(Sample sample, T[] parameters) =>
        sample.Count * (sample.Mean * T.Log(parameters[0]) - parameters[0]) - LogFactorials(sample);

    /// <summary>True for 0, 1, 2, ….</summary>
    internal static bool IsCount(double value) => value >= 0 && double.IsFinite(value) && Math.Floor(value) == value;

    /// <summary>Σ log x!</summary>
    internal static double LogFactorials(Sample sample) => sample.Sum(x => PlainNumber.LogGamma(x + 1).Value);
}
