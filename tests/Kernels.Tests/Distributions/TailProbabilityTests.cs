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
    [InlineData("t_upper", 2.1e-13, 300)]
    [InlineData("t_two_sided", 2.1e-13, 100)]
    [InlineData("f_upper", 2.1e-13, 200)]
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

    [Theory]
    [InlineData("t_two_sided")]
    [InlineData("f_upper")]
    public void Ordinary_probabilities_have_thirteen_digits(string function)
    {
        foreach (var row in Reference[function].Where(row => row.Value > 1e-12))
            Assert.True(Error(Compute(row), row.Value) < 3e-14, $"{row}, computed {Compute(row):R}");
    }

    [Fact]
    public void Arguments_out_of_range_give_NaN_and_limits_are_exact()
    {
        Assert.True(double.IsNaN(Normal.TwoSided(double.NaN)));
        Assert.Equal(1, Normal.TwoSided(0));
        Assert.Equal(0.5, Normal.UpperTail(0));
        Assert.Equal(0, Normal.UpperTail(double.PositiveInfinity));
        Assert.Equal(1, Normal.UpperTail(double.NegativeInfinity));

        Assert.True(double.IsNaN(StudentT.TwoSided(1, 0)));
        Assert.True(double.IsNaN(StudentT.TwoSided(double.NaN, 3)));
        Assert.Equal(1, StudentT.TwoSided(0, 3));
        Assert.Equal(0, StudentT.TwoSided(double.NegativeInfinity, 3));
        Assert.Equal(Normal.TwoSided(1.96), StudentT.TwoSided(1.96, double.PositiveInfinity));

        Assert.True(double.IsNaN(FisherF.UpperTail(1, -1, 3)));
        Assert.True(double.IsNaN(FisherF.UpperTail(double.NaN, 1, 3)));
        Assert.Equal(1, FisherF.UpperTail(0, 2, 3));
        Assert.Equal(0, FisherF.UpperTail(double.PositiveInfinity, 2, 3));

        Assert.True(double.IsNaN(IncompleteBeta.Lower(1, 1, 1.5)));
        Assert.Equal(0, IncompleteBeta.Lower(2, 3, 0));
        Assert.Equal(1, IncompleteBeta.Lower(2, 3, 1));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Incomplete_beta_has_its_closed_forms(double x)
    {
        Assert.Equal(x, IncompleteBeta.Lower(1, 1, x), 1e-15);
        Assert.Equal(x * x, IncompleteBeta.Lower(2, 1, x), 1e-15);
        Assert.Equal((1 - x) * (1 - x) * (1 - x), IncompleteBeta.Upper(1, 3, x), 1e-15);
        Assert.Equal(1, IncompleteBeta.Lower(3.5, 0.7, x) + IncompleteBeta.Upper(3.5, 0.7, x), 1e-15);
    }

    [Theory]
    [InlineData(1e6, 1e6)]
    [InlineData(1e9, 1e9)]
    [InlineData(1e12, 1e12)]
    public void Huge_and_equal_degrees_of_freedom_are_symmetric(double df1, double df2) =>
        Assert.Equal(0.5, FisherF.UpperTail(1, df1, df2), 1e-14);

    private static double Compute(Row row) => row.Function switch
    {
        "normal_upper" => Normal.UpperTail(row.X),
        "normal_two_sided" => Normal.TwoSided(row.X),
        "t_upper" => StudentT.UpperTail(row.X, row.Df1),
        "t_two_sided" => StudentT.TwoSided(row.X, row.Df1),
        "f_upper" => FisherF.UpperTail(row.X, row.Df1, row.Df2),
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
