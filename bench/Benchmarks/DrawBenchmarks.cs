using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using BenchmarkDotNet.Attributes;

namespace Accel.Bench.Benchmarks;

/// <summary>Draws of every kind of sampler on one thread, 16,384 at a time, that stay in the second cache.</summary>
[MinColumn]
public class DrawBenchmarks
{
    private const int Count = 1 << 14;

    private static readonly Dictionary<string, Sampler> Samplers = new()
    {
        ["uniform"] = new Uniform(0, 1).SamplerOf(),
        ["normal"] = new Normal(0, 1).SamplerOf(),
        ["exponential"] = new ExponentialDistribution(1).SamplerOf(),
        ["gamma(2.5)"] = new Gamma(2.5, 1).SamplerOf(),
        ["gamma(0.3)"] = new Gamma(0.3, 1).SamplerOf(),
        ["beta(2,3)"] = new Beta(2, 3).SamplerOf(),
        ["t(5)"] = new StudentT(5).SamplerOf(),
        ["one die"] = new DiscreteUniform(1, 6).SamplerOf(),
        ["two dice"] = AliasSampler.Of(2, [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]),
        ["binomial(10,0.5)"] = new Binomial(10, 0.5).SamplerOf(),
        ["binomial(1e9,0.3)"] = new Binomial(1e9, 0.3).SamplerOf(),
        ["poisson(2)"] = new Poisson(2).SamplerOf(),
        ["poisson(1e6)"] = new Poisson(1e6).SamplerOf(),
        ["hypergeometric(1e9,1e8,1e7)"] = new Hypergeometric(1e9, 1e8, 1e7).SamplerOf(),
        ["negative binomial(0.2,mu=1000)"] = new NegativeBinomialMean(0.2, 1000).SamplerOf(),
    };

    private readonly double[] _draws = new double[Count];
    private Sampler _sampler = null!;

    [Params(LaneKind.Lane512, LaneKind.Lane256, LaneKind.Lane128, LaneKind.Scalar)]
    public LaneKind Lane { get; set; }

    [ParamsSource(nameof(Distributions))]
    public string Distribution { get; set; } = "";

    public static IEnumerable<string> Distributions => Samplers.Keys;

    [GlobalSetup]
    public void Choose() => _sampler = Samplers[Distribution];

    [Benchmark(OperationsPerInvoke = Count)]
    public double[] Draw()
    {
        _sampler.Fill(Lane, new StreamKey(1), 0, _draws);
        return _draws;
    }
}
