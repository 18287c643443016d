using Accel.Engine.Data;

namespace Accel.Engine.Likelihood.Samples;

/// <summary>The distributions whose parameters can be estimated, one line each; of those with more than one set of parameters the usual one first.</summary>
public static class SampleDistributions
{
    private static readonly Dictionary<string, Func<int, SampleDistribution[]>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["normal"] = _ => [new NormalSample(byVariance: false), new NormalSample(byVariance: true)],
        ["lognormal"] = _ => [new LogNormalSample()],
        ["exponential"] = _ => [new ExponentialSample()],
        ["poisson"] = _ => [new PoissonSample()],
        ["bernoulli"] = _ => [new BinomialSample("bernoulli", 1)],
        ["binomial"] = size => [new BinomialSample("binomial", size)],
        ["geometric"] = _ => [new GeometricSample()],
        ["negative.binomial"] = _ => [new NegativeBinomialSample()],
        ["gamma"] = _ => [new GammaSample(byScale: false), new GammaSample(byScale: true)],
        ["beta"] = _ => [new BetaSample()],
        ["weibull"] = _ => [new WeibullSample()],
        ["uniform"] = _ => [new UniformSample()],
        ["logistic"] = _ => [new LogisticSample()],
        ["cauchy"] = _ => [new CauchySample()],
        ["inverse.gaussian"] = _ => [new InverseGaussianSample()],
        ["t"] = _ => [new StudentTSample()],
    };

    /// <summary>The names a user can give, in any case.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Finds a distribution.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <param name="size">The number of trials of a binomial; null for others.</param>
    /// <param name="parameters">Names that its parameters must have, where it has more than one set of them: the normal's variance, the gamma's scale.</param>
    /// <exception cref="InputException">There is no such distribution, or the number of trials is missing or not above 0.</exception>
    public static SampleDistribution Find(string name, int? size = null, params IReadOnlyCollection<string> parameters)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!ByName.TryGetValue(name, out var create))
        {
            var meant = NearestName.Find(name, Names) is { } nearest ? $"; did you mean '{nearest}'? There" : "; there";
            throw new InputException($"There is no distribution '{name}' to fit{meant} are {string.Join(", ", Names)}.");
        }
        var needsSize = name.Equals("binomial", StringComparison.OrdinalIgnoreCase);
        if (needsSize && size is not > 0)
            throw new InputException("A binomial distribution needs its number of trials, 1 or more: give --size.");
        if (!needsSize && size is not null)
            throw new InputException($"--size is the number of trials of a binomial distribution; {name} has none.");
        var forms = create(size ?? 0);
        return Array.Find(forms, form => parameters.All(wanted => form.Parameters.Any(parameter => parameter.Name == wanted))) ?? forms[0];
    }
}
