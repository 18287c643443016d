namespace Accel.Kernels.Distributions;

/// <summary>All distributions: one line each makes a distribution visible to the command, the engines and the tests.</summary>
public static class DistributionRegistry
{
    /// <summary>The distributions in the order they are listed to the user.</summary>
    public static IReadOnlyList<DistributionDescriptor> All { get; } =
    [
        DistributionDescriptor.Of(p => new Bernoulli(p[0])),
        DistributionDescriptor.Of(p => new Binomial(p[0], p[1])),
        DistributionDescriptor.Of(p => new DiscreteUniform(p[0], p[1])),
        DistributionDescriptor.Of(p => new Geometric(p[0])),
        DistributionDescriptor.Of(p => new Hypergeometric(p[0], p[1], p[2])),
        DistributionDescriptor.Of(p => new NegativeBinomial(p[0], p[1])),
        DistributionDescriptor.Of(p => new NegativeBinomialMean(p[0], p[1])),
        DistributionDescriptor.Of(p => new Poisson(p[0])),
        DistributionDescriptor.Of(p => new Uniform(p[0], p[1])),
        DistributionDescriptor.Of(p => new Normal(p[0], p[1])),
        DistributionDescriptor.Of(p => new ChiSquared(p[0])),
        DistributionDescriptor.Of(p => new StudentT(p[0])),
        DistributionDescriptor.Of(p => new FisherF(p[0], p[1])),
        DistributionDescriptor.Of(p => new ExponentialDistribution(p[0])),
        DistributionDescriptor.Of(p => new Gamma(p[0], p[1])),
        DistributionDescriptor.Of(p => new Beta(p[0], p[1])),
        DistributionDescriptor.Of(p => new Lognormal(p[0], p[1])),
        DistributionDescriptor.Of(p => new Logistic(p[0], p[1])),
        DistributionDescriptor.Of(p => new Cauchy(p[0], p[1])),
        DistributionDescriptor.Of(p => new Weibull(p[0], p[1])),
        DistributionDescriptor.Of(p => new InverseGaussian(p[0], p[1])),
        DistributionDescriptor.Of(p => new Tweedie(p[0], p[1], p[2])),
    ];

    /// <summary>The distribution of that name or R suffix, in any case; null where there is none.</summary>
    public static DistributionDescriptor? Find(string name) =>
        All.FirstOrDefault(distribution =>
            distribution.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            || distribution.Suffix.Equals(name, StringComparison.OrdinalIgnoreCase));
}
