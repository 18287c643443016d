using Accel.Engine.Data;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Models;

/// <summary>Rows that are alike are fitted once, with their number as weight; the answer must not show it.</summary>
public class CovariatePatternTests
{
    private const int Rows = 80_000;

    public static TheoryData<string, string?, string?> Models => new()
    {
        { "binomial", null, null },
        { "binomial", "w", null },
        { "poisson", null, "k" },
        { "poisson", "w", "k" },
        { "gaussian", null, null },
        { "gaussian", "w", "k" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void The_answer_is_that_of_all_rows(string family, string? weights, string? offset)
    {
        var table = Table(Rows);
        var options = new GlmOptions { Family = family, Weights = weights, Offset = offset };
        var collapsed = Glm.Fit(table, "y ~ x + g", options);
        // A column beyond whole numbers leaves the rows as they are, and moving it by a constant changes nothing but the intercept.
        var whole = Glm.Fit(table, "y ~ I(x + 0.1) + g", options);
        Assert.NotNull(collapsed.Patterns);
        Assert.Null(whole.Patterns);
        foreach (var (expected, actual) in whole.Coefficients.Zip(collapsed.Coefficients).Skip(1))
        {
            Assert.Equal(expected.Estimate, actual.Estimate, 1e-10);
            Assert.Equal(expected.StdError, actual.StdError, 1e-10 * expected.StdError);
        }
        Assert.Equal(whole.Deviance, collapsed.Deviance, 1e-12 * whole.Deviance);
        Assert.Equal(whole.NullDeviance, collapsed.NullDeviance, 1e-12 * whole.NullDeviance);
        Assert.Equal(whole.LogLikelihood, collapsed.LogLikelihood, 1e-12 * Math.Abs(whole.LogLikelihood));
        Assert.Equal(whole.Dispersion, collapsed.Dispersion, 1e-11 * whole.Dispersion);
        Assert.Equal(whole.Iterations, collapsed.Iterations);
        Assert.Equal((whole.ResidualDf, whole.NullDf, whole.Observations), (collapsed.ResidualDf, collapsed.NullDf, collapsed.Observations));
    }

    [Fact]
    public void Rows_of_weight_zero_make_no_pattern()
    {
        var table = Table(Rows);
        var y = ((NumericColumn)table["y"]).Values.ToArray();
        y[17] = 1;
        var only = new double[Rows];
        only[17] = 3;
        var found = CovariatePatterns.TryFind(
            new Design(Rows, [DesignColumn.Intercept(), DesignColumn.Of("x", ((NumericColumn)table["x"]).Values)]), new Observations(y, only, null));
        Assert.Equal([3], found!.Observations.Weights!);
        Assert.Equal([1], found.Observations.Response);
    }

    [Fact]
    public void Few_rows_fractions_and_many_values_are_left_as_they_are()
    {
        var wide = Enumerable.Range(0, Rows).Select(row => (double)row).ToArray();
        var halves = Array.ConvertAll(wide, value => value % 2 / 2);
        var bits = Array.ConvertAll(wide, value => value % 2);
        Assert.NotNull(Find(bits, bits, null));
        Assert.Null(Find(wide, bits, null));
        Assert.Null(Find(halves, bits, null));
        Assert.Null(Find(bits, bits, halves));
        Assert.Null(Find(bits[..1000], bits[..1000], null));
    }

    private static CovariatePatterns? Find(double[] x, double[] y, double[]? weights) =>
        CovariatePatterns.TryFind(new Design(x.Length, [DesignColumn.Of("x", x)]), new Observations(y, weights, null));

    private static DataTable Table(int rows)
    {
        var random = new Random(5);
        var x = Enumerable.Range(0, rows).Select(_ => random.Next(-3, 8) * 1.0).ToArray();
        var g = Enumerable.Range(0, rows).Select(_ => "abcd"[random.Next(4)].ToString()).ToArray();
        var w = Enumerable.Range(0, rows).Select(_ => random.Next(4) * 1.0).ToArray();
        var k = Enumerable.Range(0, rows).Select(_ => random.Next(2) * 1.0).ToArray();
        var y = x.Select((value, row) => random.NextDouble() < 1 / (1 + Math.Exp(0.3 * value - (g[row] == "b" ? 0.5 : 0))) ? 1.0 : 0).ToArray();
        return new DataTable(
            "d", new NumericColumn("x", x), new CategoricalColumn("g", g), new NumericColumn("w", w), new NumericColumn("k", k), new NumericColumn("y", y));
    }
}
