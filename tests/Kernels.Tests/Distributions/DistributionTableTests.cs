using Accel.Kernels.Distributions;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Distributions;

/// <summary>
/// Densities, tails and quantiles of every distribution against tables: distributions.csv (the project's reference, R's
/// conventions and mpmath), stress.csv (more extreme parameters and arguments, by Reference/stress.py), and degenerate.csv (R at
/// the limits of parameters and arguments, by Reference/degenerate.R), and tweedie_distribution.csv.
/// </summary>
public class DistributionTableTests(ITestOutputHelper output)
{
    private static readonly ILookup<string, DistributionCase> Cases = DistributionCase
        .Read("distributions.csv")
        .ToLookup(row => row.Distribution);

    private static readonly ILookup<string, DistributionCase> StressCases =
        DistributionCase.Read("stress.csv").ToLookup(row => row.Distribution);

    public static TheoryData<string> Distributions() => [.. DistributionRegistry.All.Select(distribution => distribution.Name)];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Values_of_the_reference_table_have_thirteen_digits(string distribution)
    {
        var rows = Cases[distribution].ToArray();
        Assert.True(distribution is "inverse_gaussian" or "tweedie" || rows.Length > 200);
        Check(rows, 1e-13);
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Values_at_extreme_parameters_have_twelve_digits(string distribution) => Check([.. StressCases[distribution]], 1e-12);

    [Theory]
    [InlineData("d", 1e-13)]
    [InlineData("p", 1e-13)]
    [InlineData("q", 1e-12)]
    public void Tweedie_distributions_have_thirteen_digits(string function, double bound)
    {
        var rows = DistributionCase.Read("tweedie_distribution.csv").Where(row => row.Function == function).ToArray();
        Assert.True(rows.Length > 100);
        Check(rows, bound);
    }

    [Fact]
    public void Tweedie_distributions_of_whole_powers_are_those_of_other_names()
    {
        Assert.Equal(new Normal(2, 3).Cdf(1.2), new Tweedie(2, 9, 0).Cdf(1.2));
        Assert.Equal(new Gamma(4, 2).Quantile(0.3), new Tweedie(2, 0.25, 2).Quantile(0.3));
        Assert.Equal(new InverseGaussian(2, 4).LogDensity(0.7), new Tweedie(2, 0.25, 3).LogDensity(0.7));
        Assert.Equal(0, new Tweedie(2, 0.25, 3).Cdf(0));
        Assert.Equal(double.NegativeInfinity, new Tweedie(2, 0.25, 2).LogCdf(0));
        Assert.True(double.IsNaN(new Tweedie(2, 1, 1).Cdf(1)) && double.IsNaN(new Tweedie(0, 1, 1.5).Cdf(1)) && double.IsNaN(new Tweedie(2, -1, 1.5).Cdf(1)));
    }

    [Fact]
    public void Limits_of_parameters_and_arguments_give_what_R_gives()
    {
        var rows = DistributionCase.Read("degenerate.csv").ToArray();
        Assert.True(rows.Length > 1000);
        Check(rows, 1e-13);
    }

    [Fact]
    public void Invalid_parameters_and_probabilities_give_NaN()
    {
        var rows = DistributionCase.Read("distributions.csv").Where(row => row.Note == "invalid" && double.IsNaN(row.Value)).ToArray();
        Assert.True(rows.Length > 100);
        Assert.All(rows, row => Assert.True(double.IsNaN(row.Compute()), row.ToString()));
    }

    [Fact]
    public void Moments_are_those_of_the_reference_table()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "moments.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.True(rows.Length > 100);
        foreach (var row in rows)
        {
            var parameters = row[1].Split(';').Select(DistributionCase.Number).ToArray();
            var (mean, variance) = DistributionRegistry.Find(row[0])!.Accept(parameters, new Moments());
            Assert.True(IsClose(mean, DistributionCase.Number(row[2])), $"mean of {row[0]}({row[1]}): {mean:R}, not {row[2]}");
            Assert.True(IsClose(variance, DistributionCase.Number(row[3])), $"variance of {row[0]}({row[1]}): {variance:R}, not {row[3]}");
        }
    }

    private static bool IsClose(double got, double exact) => got.Equals(exact) || Math.Abs(got - exact) <= 1e-14 * Math.Abs(exact);

    private void Check(DistributionCase[] rows, double bound)
    {
        if (rows.Length == 0)
            return;
        var (row, error) = rows.Select(row => (row, Error: row.Error())).MaxBy(pair => pair.Error);
        output.WriteLine($"{rows.Length} rows, worst {error:E2} at {row}");
        Assert.True(error <= bound, $"{error:E2} at {row}, computed {row.Compute():R}");
    }

    private sealed class Moments : IDistributionVisitor<(double Mean, double Variance)>
    {
        public (double Mean, double Variance) Visit<TDistribution>(TDistribution distribution)
            where TDistribution : struct, IDistribution => (distribution.Mean, distribution.Variance);
    }
}
