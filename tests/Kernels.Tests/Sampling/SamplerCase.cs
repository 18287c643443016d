using Accel.Kernels.Sampling;

namespace Accel.Kernels.Tests.Sampling;

/// <summary>Samplers of every kind, with parameters that make their choices go all ways.</summary>
internal static class SamplerCase
{
    public static IReadOnlyList<(string Name, Sampler Sampler)> All { get; } =
    [
        ("constant", ConstantSampler.Of(3)),
        ("uniform", Sampler.Of(new InversionSampler<UniformInversion>(new(-1, 3)))),
        ("exponential", Sampler.Of(new InversionSampler<ExponentialInversion>(new(2)))),
        ("weibull", Sampler.Of(new InversionSampler<WeibullInversion>(new(0.7, 2)))),
        ("logistic", Sampler.Of(new InversionSampler<LogisticInversion>(new(1, 2)))),
        ("cauchy", Sampler.Of(new InversionSampler<CauchyInversion>(new(0, 1)))),
        ("bernoulli", Sampler.Of(new InversionSampler<BernoulliInversion>(new(0.3)))),
        ("geometric", Sampler.Of(new InversionSampler<GeometricInversion>(new(0.05)))),
        ("normal", Sampler.Of(new NormalSampler(1, 2))),
        ("lognormal", Sampler.Of(new LognormalSampler(0, 0.5))),
        ("integers 0..5", Sampler.Of(new IntegerSampler(1, 6))),
        ("integers, a third rejected", Sampler.Of(new IntegerSampler(0, (ulong.MaxValue / 3 * 2) + 1))),
        ("gamma(2.5)", GammaSampler.Of(2.5, 3)),
        ("gamma(0.3)", GammaSampler.Of(0.3, 1)),
        ("gamma(1e15)", GammaSampler.Of(1e15, 1)),
        ("beta(2, 3)", BetaSampler.Of(2, 3)),
        ("beta(0.2, 3)", BetaSampler.Of(0.2, 3)),
        ("f(5, 7)", FSampler.Of(5, 7)),
        ("f(1, 0.5)", FSampler.Of(1, 0.5)),
        ("t(5)", StudentTSampler.Of(5)),
        ("t(0.5)", StudentTSampler.Of(0.5)),
        ("inverse gaussian", Sampler.Of(new InverseGaussianSampler(2, 0.5))),
        ("poisson(2)", PoissonMass.SamplerOf(2)),
        ("poisson(1e6)", PoissonMass.SamplerOf(1e6)),
        ("binomial(10)", BinomialMass.SamplerOf(10, 0.5)),
        ("binomial(1e9)", BinomialMass.SamplerOf(1e9, 0.999)),
        ("hypergeometric(12, 8, 10)", HypergeometricMass.SamplerOf(12, 8, 10)),
        ("hypergeometric(1e9, 1e8, 1e7)", HypergeometricMass.SamplerOf(1e9, 1e8, 1e7)),
        ("negative binomial(3, 4)", NegativeBinomialSampler.Of(3, 4)),
        ("negative binomial(0.2, 1000)", NegativeBinomialSampler.Of(0.2, 1000)),
        ("tweedie(2, 1, 1.5)", TweedieSampler.Of(2, 1, 1.5)),
        ("tweedie(1e6, 0.1, 1.1)", TweedieSampler.Of(1e6, 0.1, 1.1)),
    ];
}
