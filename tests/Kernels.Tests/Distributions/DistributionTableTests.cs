using Accel.Kernels.Distributions;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Distributions;

/// <summary>
/// Densities, tails and quantiles of every distribution against tables: distributions.csv (the project's reference, R's
/// conventions and mpmath) and stress.csv (more extreme parameters and arguments, by Reference/stress.py).
/// </summary>
public class DistributionTableTests(ITestOutputHelper output)
{
    private static readonly ILookup<string, DistributionCase> Cases = DistributionCase
        .Read("distributions.csv")
        .Where(row => row.Note is not ("overflow" or "degenerate" or "invalid") && !(row.Note == "fuzz" && double.IsNaN(row.RValue)))
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

    [Fact]
    public void Invalid_parameters_and_probabilities_give_NaN()
    {
        var rows = DistributionCase.Read("distributions.csv").Where(row => row.Note == "invalid" && double.IsNaN(row.Value)).ToArray();
        Assert.True(rows.Length > 100);
        foreach (var row in rows)
            Assert.True(double.IsNaN(row.Compute()), row.ToString());
    }

    [Fact]
    public void Parameters_at_their_limits_put_all_mass_on_one_value_as_in_R()
    {
        // R gives NaN, or two points, where there is no sensible limit; those rows are advisory.
        string[] withoutLimit = ["beta(0; 0)", "cauchy(1; 0)", "exponential(Infinity)", "logistic(1; 0)", "weibull(2; 0)", "uniform(3; 3) d"];
        var rows = DistributionCase.Read("distributions.csv").Where(row => row.Note == "degenerate").ToArray();
        Assert.True(rows.Length > 200);
        foreach (var row in rows.Where(row => !withoutLimit.Any(start => row.ToString().StartsWith(start, StringComparison.Ordinal))))
            Assert.True(row.Error() < 1e-13, $"{row}, computed {row.Compute():R}");
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
