using System.Globalization;
using Accel.Engine.Engines;
using Accel.Kernels.Distributions;
using Accel.Kernels.Sampling;

namespace Accel.Bench.Gpu.Agreement;

/// <summary>How far a GPU's draws are from the scalar engine's.</summary>
/// <param name="Distribution">The distribution with its parameters.</param>
/// <param name="Draws">How many were compared.</param>
/// <param name="Others">How many have other bits.</param>
/// <param name="Ulps">The worst difference, in units of the last place.</param>
/// <param name="Worst">The worst relative error.</param>
internal sealed record DrawAgreement(string Distribution, int Draws, int Others, double Ulps, double Worst)
{
    /// <summary>In the middle of a chunk of any lanes.</summary>
    private const long First = 1_000_003;

    private static readonly StreamKey Stream = new(3, 9);

    /// <summary>Values that parameters are tried with.</summary>
    private static readonly double[] Candidates = [0.4, 1.5, 2, 3, 10, 40];

    /// <summary>Compares a distribution at the first and the last of the candidates that are parameters of it.</summary>
    public static IEnumerable<DrawAgreement> Of(IEngine gpu, DistributionDescriptor distribution, int count)
    {
        var candidates = Combinations(distribution.Parameters.Count).Where(values => distribution.Accept(values, new Spreads())).ToList();
        return new[] { candidates[0], candidates[^1] }.Distinct().Select(values => Compare(
            gpu, string.Create(CultureInfo.InvariantCulture, $"{distribution.Name}({string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))})"),
            distribution.Accept(values, new ItsSampler()), count));
    }

    private static DrawAgreement Compare(IEngine gpu, string name, Sampler sampler, int count)
    {
        var (want, have) = (new double[count], new double[count]);
        using (var scalar = new ScalarEngine())
            scalar.Sample(sampler, Stream, First, want);
        gpu.Sample(sampler, Stream, First, have);
        var error = new WorstError();
        error.Add(want, have, alike: false);
        var pairs = want.Zip(have).Where(pair => !pair.First.Equals(pair.Second)).ToList();
        var ulps = pairs.Select(pair => Math.Abs(pair.First - pair.Second) / (Math.BitIncrement(Math.Abs(pair.First)) - Math.Abs(pair.First)));
        return new DrawAgreement(name, count, pairs.Count, ulps.DefaultIfEmpty().Max(), error.Value);
    }

    private static IEnumerable<double[]> Combinations(int count) => count == 0
        ? [[]]
        : Combinations(count - 1).SelectMany(values => Candidates.Select(value => (double[])[.. values, value]));

    /// <summary>True where all functions are defined and no value has all the mass.</summary>
    private sealed class Spreads : IDistributionVisitor<bool>
    {
        public bool Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution =>
            distribution.Defined == DefinedFunctions.All && distribution.PointMass.Lower != distribution.PointMass.Upper;
    }

    private sealed class ItsSampler : IDistributionVisitor<Sampler>
    {
        public Sampler Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution => distribution.SamplerOf();
    }
}
