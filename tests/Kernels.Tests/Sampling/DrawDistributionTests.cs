using System.Globalization;
using System.Runtime.CompilerServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Sampling;

/// <summary>
/// Draws against the cells' probabilities and the moments of the distributions (Reference/draws.py): χ² and moments
/// within what a right sampler exceeds once in 30,000 times. The seed is fixed. ACCEL_DRAWS sets the number of draws.
/// </summary>
public class DrawDistributionTests(ITestOutputHelper output)
{
    private const double Limit = 4;

    private static readonly int Draws = int.Parse(Environment.GetEnvironmentVariable("ACCEL_DRAWS") ?? "1000000", CultureInfo.InvariantCulture);

    private static readonly ILookup<string, string[]> Reference = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "draws.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToLookup(fields => fields[0]);

    public static TheoryData<string> Distributions() => [.. Reference.Select(group => group.Key)];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Cells_and_moments_have_their_expected_values(string distribution)
    {
        var draws = new double[Draws];
        foreach (var fields in Reference[distribution])
        {
            SamplerOf(distribution, Numbers(fields[1])).Fill(LaneSelection.InHardware[0], new StreamKey(20240607), 0, draws);
            Check($"{distribution}({fields[1]})", draws, fields);
        }
    }

    [Fact]
    public void No_distribution_is_left_out() =>
        Assert.Empty(DistributionRegistry.All.Select(distribution => distribution.Name).Except(Reference.Select(group => group.Key)));

    [Fact]
    public void Invalid_parameters_draw_NaN_and_a_point_draws_itself()
    {
        double[] draws = [0, 0, 0];
        foreach (var sampler in new[]
        {
            new Normal(0, -1).SamplerOf(), new Normal(double.NaN, 1).SamplerOf(), new Binomial(10, 1.5).SamplerOf(), new Poisson(-1).SamplerOf(),
            new Gamma(-1, 1).SamplerOf(), new Hypergeometric(3, 3, 7).SamplerOf(), new DiscreteUniform(2, 1).SamplerOf(), new StudentT(0).SamplerOf(),
        })
        {
            sampler.Fill(LaneSelection.InHardware[0], default, 0, draws);
            Assert.All(draws, draw => Assert.True(double.IsNaN(draw)));
        }
        foreach (var (sampler, value) in new[]
        {
            (new Normal(3, 0).SamplerOf(), 3.0), (new Binomial(10, 1).SamplerOf(), 10), (new Binomial(0, 0.3).SamplerOf(), 0), (new Poisson(0).SamplerOf(), 0),
            (new Hypergeometric(3, 0, 2).SamplerOf(), 2), (new DiscreteUniform(4, 4).SamplerOf(), 4), (new Geometric(1).SamplerOf(), 0),
        })
        {
            sampler.Fill(LaneSelection.InHardware[0], default, 0, draws);
            Assert.All(draws, draw => Assert.Equal(value, draw));
        }
    }

    [Fact]
    public void Tweedie_draws_have_their_moments_and_zeros()
    {
        var draws = new double[Draws];
        foreach (var (mean, dispersion, power) in new[] { (2, 1, 1.5), (0.3, 2, 1.2), (1000, 0.01, 1.9), (1e5, 0.5, 1.05) })
        {
            TweedieSampler.Of(mean, dispersion, power).Fill(LaneSelection.InHardware[0], new StreamKey(20240607), 0, draws);
            var variance = dispersion * Math.Pow(mean, power);
            var zero = Math.Exp(-Math.Pow(mean, 2 - power) / (dispersion * (2 - power)));
            var kurtosis = power * (2 * power - 1) * Math.Pow(dispersion, 3) * Math.Pow(mean, 3 * power - 2) / (variance * variance);
            CheckMoments($"tweedie({mean};{dispersion};{power})", draws, mean, variance, kurtosis);
            var zeros = draws.Count(draw => draw == 0);
            Assert.InRange((zeros - zero * Draws) / Math.Sqrt(1e-9 + zero * (1 - zero) * Draws), -Limit, Limit);
        }
    }

    [Fact]
    public void Means_of_1e15_lose_nothing()
    {
        const double Mean = 1e15;
        var draws = new double[Draws];
        foreach (var (name, sampler, variance) in new[]
        {
            ("poisson", PoissonMass.SamplerOf(Mean), Mean), ("binomial", BinomialMass.SamplerOf(2e15, 0.5), Mean / 2),
            ("hypergeometric", HypergeometricMass.SamplerOf(2e15, 2e15, 2e15), 2.5e14), ("gamma", GammaSampler.Of(Mean, 1), Mean),
        })
        {
            sampler.Fill(LaneSelection.InHardware[0], new StreamKey(20240607), 0, draws);
            var scaled = Array.ConvertAll(draws, draw => (draw - Mean) / Math.Sqrt(variance));
            CheckMoments(name, scaled, 0, 1, 0);
            var beyond = scaled.Count(z => z > 3.090232306167813);
            Assert.InRange((beyond - 0.001 * Draws) / Math.Sqrt(0.001 * Draws), -Limit, Limit);
            // Even and odd numbers alike: nothing is rounded away.
            if (name != "gamma")
                Assert.InRange((draws.Count(draw => draw % 2 == 0) - 0.5 * Draws) / Math.Sqrt(0.25 * Draws), -Limit, Limit);
        }
    }

    private void Check(string name, double[] draws, string[] fields)
    {
        var (edges, probabilities) = (Numbers(fields[5]), Numbers(fields[6]));
        var counts = Count(draws, edges);
        Assert.DoesNotContain(draws, double.IsNaN);
        var (chiSquared, cells, expected, seen) = (0.0, 0, 0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            // Cells that expect little are joined to the next.
            expected += probabilities[i] * Draws;
            seen += counts[i];
            if (expected < 5 && i < counts.Length - 1)
                continue;
            if (expected > 0)
            {
                chiSquared += (seen - expected) * (seen - expected) / expected;
                cells++;
            }
            else
            {
                Assert.Equal(0, seen);
            }
            (expected, seen) = (0, 0);
        }
        var z = cells > 1 ? NormalScore(chiSquared, cells - 1) : 0;
        output.WriteLine($"{name}: χ² {chiSquared:F1} on {cells - 1} degrees of freedom, normal score {z:F2}");
        Assert.True(z < Limit, $"{name}: {z}");
        CheckMoments(name, draws, Number(fields[2]), Number(fields[3]), Number(fields[4]));
    }

    private void CheckMoments(string name, double[] draws, double mean, double variance, double kurtosis)
    {
        if (!double.IsFinite(variance))
            return;
        var average = draws.Average(draw => draw - mean);
        var zMean = average / Math.Sqrt(variance / Draws);
        output.WriteLine($"{name}: mean off by {zMean:F2} standard errors");
        Assert.InRange(zMean, -Limit, Limit);
        // Where the fourth moment is large, the variance's average is far from normal; a fair coin's never varies.
        if (!(kurtosis is > -2 and < 100))
            return;
        var zVariance = (draws.Average(draw => (draw - mean) * (draw - mean)) / variance - 1) / Math.Sqrt((kurtosis + 2) / Draws);
        output.WriteLine($"{name}: variance off by {zVariance:F2} standard errors");
        Assert.InRange(zVariance, -Limit, Limit);
    }

    /// <summary>Wilson and Hilferty's normal score of a χ².</summary>
    private static double NormalScore(double chiSquared, int degreesOfFreedom)
    {
        var v = 2.0 / (9 * degreesOfFreedom);
        return (Math.Cbrt(chiSquared / degreesOfFreedom) - (1 - v)) / Math.Sqrt(v);
    }

    /// <summary>How many draws lie in each cell (edge, next edge].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Count(double[] draws, double[] edges)
    {
        var counts = new int[edges.Length + 1];
        foreach (var draw in draws)
        {
            var (low, high) = (0, edges.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (draw <= edges[middle])
                    high = middle;
                else
                    low = middle + 1;
            }
            counts[low]++;
        }
        return counts;
    }

    private static Sampler SamplerOf(string distribution, double[] parameters) =>
        DistributionRegistry.Find(distribution)!.Accept(parameters, new SamplerVisitor());

    private static double[] Numbers(string text) => Array.ConvertAll(text.Split(';'), Number);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed class SamplerVisitor : IDistributionVisitor<Sampler>
    {
        public Sampler Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution => distribution.SamplerOf();
    }
}
