using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Tests.Distributions;

/// <summary>Laws that hold for every distribution in the registry: monotone, complementary tails, quantiles as inverses, lanes as one number.</summary>
public class DistributionLawTests
{
    /// <summary>One ordinary set of parameters each.</summary>
    private static readonly Dictionary<string, double[]> Ordinary = new()
    {
        ["bernoulli"] = [0.3],
        ["binomial"] = [40, 0.35],
        ["discrete_uniform"] = [-3, 12],
        ["geometric"] = [0.2],
        ["hypergeometric"] = [30, 45, 22],
        ["negative_binomial"] = [3.7, 0.25],
        ["negative_binomial_mu"] = [2.2, 9],
        ["poisson"] = [7.3],
        ["uniform"] = [-2, 5],
        ["normal"] = [1.5, 2.5],
        ["chi_squared"] = [4.2],
        ["t"] = [5.5],
        ["f"] = [3.3, 7.7],
        ["exponential"] = [0.4],
        ["gamma"] = [2.3, 0.7],
        ["beta"] = [2.2, 0.8],
        ["lognormal"] = [0.3, 0.9],
        ["logistic"] = [-1, 1.7],
        ["cauchy"] = [0.5, 2],
        ["weibull"] = [1.8, 3],
        ["inverse_gaussian"] = [2, 3],
        ["tweedie"] = [3, 1.4, 1.6],
    };

    public static TheoryData<string> Distributions() => [.. DistributionRegistry.All.Select(distribution => distribution.Name)];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Laws_hold(string name) => DistributionRegistry.Find(name)!.Accept(Ordinary[name], new Laws());

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Every_lane_gives_the_bits_of_the_scalar_lane(string name) =>
        DistributionRegistry.Find(name)!.Accept(Ordinary[name], new SameBits());

    private sealed class Laws : IDistributionVisitor<bool>
    {
        public bool Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution
        {
            Assert.Equal(DefinedFunctions.All, distribution.Defined);
            var before = 0.0;
            for (var p = 0.01; p < 1; p += 0.07)
            {
                var x = distribution.Quantile(p);
                var lower = distribution.Cdf(x);
                Assert.True(lower >= before, $"{TDistribution.Name}: the cdf falls at {x:R}");
                before = lower;
                Assert.Equal(1, lower + distribution.Cdf(x, Tail.Upper), 1e-15);
                Assert.Equal(Math.Log(lower), distribution.LogCdf(x), 1e-14);
                Assert.Equal(Math.Log(distribution.Density(x)), distribution.LogDensity(x), 1e-13);
                if (TDistribution.IsDiscrete)
                {
                    Assert.True(lower >= p * (1 - 1e-13) && !(distribution.Cdf(x - 1) >= p), $"{TDistribution.Name}: {x:R} is not the quantile of {p:R}");
                    Assert.Equal(lower, distribution.Cdf(x - 1) + distribution.Density(x), 1e-15);
                }
                else
                {
                    // On the lower end there may be more mass than p.
                    Assert.True(Math.Abs(lower - p) < 1e-14 || (TDistribution.HasMassAtLowerEnd && x == distribution.Support.Lower && lower > p));
                    var h = 1e-4 * (distribution.Quantile(0.75) - distribution.Quantile(0.25));
                    var slope = (distribution.Cdf(x + h) - distribution.Cdf(x - h)) / (2 * h);
                    Assert.True(Math.Abs(slope / distribution.Density(x) - 1) < 1e-4 || x - h <= distribution.Support.Lower, $"{TDistribution.Name}: the density is not the slope at {x:R}");
                }
                Assert.Equal(x, distribution.Quantile(distribution.Cdf(x, Tail.Upper), Tail.Upper), 1e-12 * Math.Max(1, Math.Abs(x)));
            }
            Assert.True(double.IsNaN(distribution.Cdf(double.NaN)) && double.IsNaN(distribution.Density(double.NaN)) && double.IsNaN(distribution.Quantile(1.01)));
            return true;
        }
    }

    private sealed class SameBits : IDistributionVisitor<bool>
    {
        public bool Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution
        {
            double[] x = [0, 0.3, 1, 2, 3.5, 5, 9, 14, 22, -4, double.NaN, double.PositiveInfinity, 1e-8, 40, 11];
            double[] p = [0, 0.001, 0.2, 0.5, 0.77, 0.999999, 1, double.NaN, 2, 1e-30, 0.4];
            foreach (var lane in new[] { LaneKind.Lane128, LaneKind.Lane512 })
            {
                Compare(distribution, lane, x, (d, v) => d.Density(v), Operation.Density);
                Compare(distribution, lane, x, (d, v) => d.LogCdf(v, Tail.Upper), Operation.LogUpper);
                Compare(distribution, lane, p, (d, v) => d.Quantile(v), Operation.Quantile);
            }
            return true;
        }

        private static void Compare<TDistribution>(
            TDistribution distribution, LaneKind lane, double[] values, Func<TDistribution, double, double> one, Operation operation)
            where TDistribution : struct, IDistribution
        {
            var got = lane.Accept(new OnLane<TDistribution>(distribution, values, operation));
            for (var i = 0; i < values.Length; i++)
                Assert.True(got[i].Equals(one(distribution, values[i])), $"{TDistribution.Name}, {operation} at {values[i]:R} on {lane}: {got[i]:R}");
        }
    }

    private enum Operation
    {
        Density,
        LogUpper,
        Quantile,
    }

    private sealed class OnLane<TDistribution>(TDistribution distribution, double[] values, Operation operation) : ILaneVisitor<double[]>
        where TDistribution : struct, IDistribution
    {
        public unsafe double[] Visit<T>() where T : struct, ILane<T>
        {
            var padded = new double[(values.Length + T.Count - 1) / T.Count * T.Count];
            values.CopyTo(padded, 0);
            fixed (double* pointer = padded)
            {
                for (var i = 0; i < padded.Length; i += T.Count)
                    T.Store(Of(T.Load(pointer + i)), pointer + i);
            }
            return padded[..values.Length];
        }

        private T Of<T>(T x) where T : struct, ILane<T> => operation switch
        {
            Operation.Density => DistributionRules.Density(distribution, x),
            Operation.LogUpper => DistributionRules.LogCdf(distribution, x, Tail.Upper),
            _ => DistributionRules.Quantile(distribution, x, Tail.Lower),
        };
    }
}
