using System.Globalization;
using Accel.Kernels.Distributions;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Distributions;

/// <summary>
/// Tail probabilities, and the gamma functions below them, against exact values (Reference/tails.py). The
/// bounds are those that the documentation of each function states.
/// </summary>
public class TailProbabilityTests(ITestOutputHelper output)
{
    private sealed record Row(string Function, double X, double Df1, double Df2, double Value);

    private static readonly ILookup<string, Row> Reference = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "tails.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToLookup(f => f[0], f => new Row(f[0], Number(f[1]), Number(f[2]), Number(f[3]), Number(f[4])));

    [Theory]
    [InlineData("normal_upper", 1e-15, 200)]
    [InlineData("normal_two_sided", 1e-15, 40)]
    [InlineData("t_upper", 1e-14, 300)]
    [InlineData("t_two_sided", 1e-14, 100)]
    [InlineData("f_upper", 1e-14, 200)]
    [InlineData("stirling_error", 4e-15, 80)]
    [InlineData("log_gamma", 6e-16, 80)]
    public void Relative_error_is_within_the_documented_bound(string function, double bound, int atLeast)
    {
        var rows = Reference[function].ToArray();
        Assert.True(rows.Length >= atLeast);
        var (row, error) = rows.Select(row => (row, Error: Error(Compute(row), row.Value))).MaxBy(pair => pair.Error);
        output.WriteLine($"{function}: {error:E2} at {row}");
        Assert.True(error <= bound, $"{error:E2} at {row}, computed {Compute(row):R}");
    }

    [Fact]
    public void Arguments_out_of_range_give_NaN_and_limits_are_exact()
    {
        var normal = new Normal(0, 1);
        Assert.True(double.IsNaN(normal.TwoSided(double.NaN)));
        Assert.Equal(1, normal.TwoSided(0));
        Assert.Equal(0.5, normal.Cdf(0, Tail.Upper));
        Assert.Equal(0, normal.Cdf(double.PositiveInfinity, Tail.Upper));
        Assert.Equal(1, normal.Cdf(double.NegativeInfinity, Tail.Upper));

        Assert.True(double.IsNaN(new StudentT(0).TwoSided(1)));
        Assert.True(double.IsNaN(new StudentT(3).TwoSided(double.NaN)));
        Assert.Equal(1, new StudentT(3).TwoSided(0));
        Assert.Equal(0, new StudentT(3).TwoSided(double.NegativeInfinity));
        Assert.Equal(normal.TwoSided(1.96), new StudentT(double.PositiveInfinity).TwoSided(1.96));

        Assert.True(double.IsNaN(new FisherF(-1, 3).Cdf(1, Tail.Upper)));
        Assert.True(double.IsNaN(new FisherF(1, 3).Cdf(double.NaN, Tail.Upper)));
        Assert.Equal(1, new FisherF(2, 3).Cdf(0, Tail.Upper));
        Assert.Equal(0, new FisherF(2, 3).Cdf(double.PositiveInfinity, Tail.Upper));

        Assert.True(double.IsNaN(LowerBeta(1, 1, 1.5)));
        Assert.Equal(0, LowerBeta(2, 3, 0));
        Assert.Equal(1, LowerBeta(2, 3, 1));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Incomplete_beta_has_its_closed_forms(double x)
    {
        Assert.Equal(x, LowerBeta(1, 1, x), 1e-15);
        Assert.Equal(x * x, LowerBeta(2, 1, x), 1e-15);
        Assert.Equal((1 - x) * (1 - x) * (1 - x), UpperBeta(1, 3, x), 1e-15);
        Assert.Equal(1, LowerBeta(3.5, 0.7, x) + UpperBeta(3.5, 0.7, x), 1e-15);
    }

    [Theory]
    [InlineData(1e6, 1e6)]
    [InlineData(1e9, 1e9)]
    [InlineData(1e12, 1e12)]
    public void Huge_and_equal_degrees_of_freedom_are_symmetric(double df1, double df2) =>
        Assert.Equal(0.5, new FisherF(df1, df2).Cdf(1, Tail.Upper), 1e-14);

    private static double LowerBeta(double a, double b, double x) =>
        IncompleteBeta.Lower(new ScalarLane(a), new ScalarLane(b), new ScalarLane(x)).Value;

    private static double UpperBeta(double a, double b, double x) =>
        IncompleteBeta.Upper(new ScalarLane(a), new ScalarLane(b), new ScalarLane(x)).Value;

    private static double Compute(Row row) => row.Function switch
    {
        "normal_upper" => new Normal(0, 1).Cdf(row.X, Tail.Upper),
        "normal_two_sided" => new Normal(0, 1).TwoSided(row.X),
        "t_upper" => new StudentT(row.Df1).Cdf(row.X, Tail.Upper),
        "t_two_sided" => new StudentT(row.Df1).TwoSided(row.X),
        "f_upper" => new FisherF(row.Df1, row.Df2).Cdf(row.X, Tail.Upper),
        "stirling_error" => StirlingError.Of(new ScalarLane(row.X)).Value,
        "log_gamma" => LogGamma.Of(new ScalarLane(row.X)).Value,
        _ => throw new InvalidDataException(row.Function),
    };

    /// <summary>Relative, but in units of the smallest double where the exact value is subnormal.</summary>
    private static double Error(double got, double exact)
    {
        if (double.IsNaN(got))
            return double.PositiveInfinity;
        return Math.Abs(exact) < 2.3e-308
            ? Math.Abs(got - exact) <= double.Epsilon ? 0 : double.PositiveInfinity
            : Math.Abs(got - exact) / Math.Abs(exact);
    }

    private static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
