using System.Globalization;

namespace Accel.Engine.Likelihood.Samples;

/// <summary>The binomial distribution of successes in a known number of trials; of one trial, the Bernoulli distribution.</summary>
/// <param name="name">What the user calls it.</param>
/// <param name="size">The number of trials.</param>
internal sealed class BinomialSample(string name, int size) : SampleDistribution
{
    public override string Name => name;

    public override IReadOnlyList<DistributionParameter> Parameters { get; } = [new("prob", ParameterDomain.Probability)];

    public override string Support => string.Create(CultureInfo.InvariantCulture, $"whole numbers from 0 to {size}");

    public override bool HasClosedForm => true;

    public override bool Accepts(double value) => PoissonSample.IsCount(value) && value <= size;

    public override double[] Start(Sample sample) => [sample.Mean / size];

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var successes = sample.Count * sample.Mean;
        var constant = size == 1 ? 0 : sample.Sum(x =>
            PlainNumber.LogGamma(size + 1).Value - PlainNumber.LogGamma(x + 1).Value - PlainNumber.LogGamma(size - x + 1).Value);
        return TimesLog(successes, parameters[0]) + TimesLogOneMinus((double)size * sample.Count - successes, parameters[0]) + constant;
    }
}
