using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Engine.Summaries;
using Accel.Kernels.Families;
using Accel.Kernels.Responses;
using FsCheck;
using FsCheck.Fluent;

namespace Accel.Engine.Tests.Models;

/// <summary>What must hold whatever the data are.</summary>
public class GlmLawTests
{
    public static TheoryData<string, string> Models()
    {
        var data = new TheoryData<string, string>();
        foreach (var model in ResponseModelDescriptor.Spanning)
            data.Add(model.Family.Name, model.Link.Name);
        return data;
    }

    public static TheoryData<string> Families => [.. FamilyRegistry.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_family_fits_with_every_link_on_every_engine(string family, string link)
    {
        var table = Table(family);
        using var scalar = new ScalarEngine();
        var options = ExampleOptions.Of(family, link);
        var expected = Glm.Fit(table, "y ~ x + g", options with { Engine = scalar });
        var got = Glm.Fit(table, "y ~ x + g", options);
        Assert.True(expected.Converged);
        Assert.Equal(expected.Iterations, got.Iterations);
        foreach (var (one, other) in expected.Coefficients.Zip(got.Coefficients))
        {
            Near(one.Estimate, other.Estimate, 1e-9);
            Near(one.StdError, other.StdError, 1e-8);
        }
        Near(expected.LogLikelihood, got.LogLikelihood, 1e-11);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Weights_are_repeated_rows(string family) => ForRandomTables(family, table =>
    {
        var repeats = Enumerable.Range(0, table.RowCount).Select(row => row % 3).ToArray();
        var weighted = new DataTable("d", [.. table.Columns, new NumericColumn("w", [.. repeats.Select(count => (double)count)])]);
        var repeated = Rows(table, [.. repeats.SelectMany((count, row) => Enumerable.Repeat(row, count))]);

        var one = Glm.Fit(weighted, "y ~ x", ExampleOptions.Of(family) with { Weights = "w" });
        var other = Glm.Fit(repeated, "y ~ x", ExampleOptions.Of(family));
        Near(one["x"].Estimate, other["x"].Estimate, 1e-10);
        Near(one.Deviance, other.Deviance, 1e-10);
        Near(one.NullDeviance, other.NullDeviance, 1e-10);
        if (!one.DispersionEstimated)
            Near(one["x"].StdError, other["x"].StdError, 1e-9);
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void The_order_of_rows_does_not_matter(string family) => ForRandomTables(family, table =>
    {
        var shuffled = Rows(table, [.. Enumerable.Range(0, table.RowCount).OrderBy(row => row * 7919 % table.RowCount)]);
        var options = ExampleOptions.Of(family);
        var one = Glm.Fit(table, "y ~ x", options);
        var other = Glm.Fit(shuffled, "y ~ x", options);
        Near(one["x"].Estimate, other["x"].Estimate, 1e-10);
        Near(one.LogLikelihood, other.LogLikelihood, 1e-11);
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void Units_of_a_column_scale_its_coefficient(string family) => ForRandomTables(family, table =>
    {
        var options = ExampleOptions.Of(family);
        var one = Glm.Fit(table, "y ~ x + g", options);
        var other = Glm.Fit(table, "y ~ I(x * 1000) + g", options);
        Near(one["x"].Estimate, other["I(x * 1000)"].Estimate * 1000, 1e-9);
        Near(one["x"].PValue, other["I(x * 1000)"].PValue, 1e-8);
        Near(one["gb"].StdError, other["gb"].StdError, 1e-9);
        Near(one.Deviance, other.Deviance, 1e-11);
    });

    [Fact]
    public void The_gram_matrix_is_symmetric_and_its_inverse_positive() => ForRandomTables("binomial", table =>
    {
        var fit = Glm.Fit(table, "y ~ x + g", new GlmOptions { Family = "binomial" });
        for (var i = 0; i < fit.Coefficients.Count; i++)
        {
            Assert.True(fit.Covariance[i, i] > 0);
            for (var j = 0; j < i; j++)
                Near(fit.Covariance[i, j], fit.Covariance[j, i], 1e-12);
        }
    });

    [Fact]
    public void A_constant_offset_moves_the_intercept()
    {
        var table = Table("poisson");
        var one = Glm.Fit(table, "y ~ x", new GlmOptions { Family = "poisson" });
        var other = Glm.Fit(table, "y ~ x + offset(0 * x + 2)", new GlmOptions { Family = "poisson" });
        Near(one["(Intercept)"].Estimate - 2, other["(Intercept)"].Estimate, 1e-11);
        Near(one["x"].Estimate, other["x"].Estimate, 1e-11);
        Near(one.NullDeviance, other.NullDeviance, 1e-11);
    }

    [Fact]
    public void An_indicator_by_codes_is_an_indicator_by_numbers()
    {
        var table = Table("binomial");
        var codes = Glm.Fit(table, "y ~ x + g", new GlmOptions { Family = "binomial" });
        var levels = ((CategoricalColumn)table["g"]).Codes;
        var numbers = new DataTable("d", [.. table.Columns,
            new NumericColumn("b", [.. levels.Select(code => code == 1 ? 1.0 : 0)]),
            new NumericColumn("c", [.. levels.Select(code => code == 2 ? 1.0 : 0)])]);
        var dense = Glm.Fit(numbers, "y ~ x + b + c", new GlmOptions { Family = "binomial" });
        Near(dense["b"].Estimate, codes["gb"].Estimate, 1e-10);
        Near(dense["c"].StdError, codes["gc"].StdError, 1e-8);
        Near(dense.Deviance, codes.Deviance, 1e-12);
    }

    [Fact]
    public void A_separated_fit_is_returned_with_a_warning()
    {
        var table = new DataTable("d", new NumericColumn("y", [0, 0, 0, 0, 1, 1, 1, 1]), new NumericColumn("x", [1, 2, 3, 4, 5, 6, 7, 8]));
        var fit = Glm.Fit(table, "y ~ x", new GlmOptions { Family = "binomial" });
        Assert.Contains(fit.Warnings, warning => warning.Contains("separated", StringComparison.Ordinal));
        Assert.InRange(fit.Deviance, 0, 1e-6);
    }

    [Fact]
    public void Residuals_are_named_by_the_rows_of_the_data()
    {
        var table = new DataTable("d", new NumericColumn("y", [1, 3, double.NaN, 2, 5, 4]), new NumericColumn("x", [1, 2, 3, 4, 5, 6]));
        var fit = Glm.Fit(table, "y ~ x");
        Assert.Equal([1, 2, 4, 5, 6], Enumerable.Range(0, 5).Select(fit.Linear!.DataRow!));
        // R: summary(lm(y ~ x, d)) names the five residuals 1, 2, 4, 5 and 6.
        Assert.Contains("      1       2       4       5       6 \n", fit.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_offset_alone_has_no_coefficients()
    {
        var fit = Glm.Fit(Table("gaussian"), "y ~ 0 + offset(x)");
        Assert.Empty(fit.Coefficients);
        Assert.Equal(300, fit.ResidualDf);
        Near(fit.NullDeviance, fit.Deviance, 1e-15);
    }

    /// <summary>Checks a law on tables of random sizes and contents.</summary>
    private static void ForRandomTables(string family, Action<DataTable> law)
    {
        var tables =
            from rows in Gen.Choose(60, 700)
            from seed in Gen.Choose(0, int.MaxValue)
            select Table(family, rows, seed);
        Prop.ForAll(tables.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static DataTable Rows(DataTable table, int[] rows) => new("d",
        new NumericColumn("y", [.. rows.Select(row => Values(table, "y")[row])]),
        new NumericColumn("x", [.. rows.Select(row => Values(table, "x")[row])]));

    private static DataTable Table(string name, int rows = 300, int seed = 5)
    {
        var family = FamilyRegistry.Find(name)!;
        var random = new Random(seed);
        var (x, y, g) = (new double[rows], new double[rows], new string[rows]);
        for (var row = 0; row < rows; row++)
        {
            x[row] = random.NextDouble();
            g[row] = "abc"[random.Next(3)].ToString();
            var mean = 0.3 + 0.3 * x[row] + (g[row] == "b" ? 0.1 : 0);
            // Means between 0 and 1, which every link allows.
            y[row] = family switch
            {
                { CountsTrials: true } => random.NextDouble() < mean ? 1 : 0,
                { IsDiscrete: true } => Math.Floor(-Math.Log(1 - random.NextDouble()) * mean + random.NextDouble()),
                _ => mean + 0.1 * random.NextDouble(),
            };
        }
        return new DataTable("d", new NumericColumn("y", y), new NumericColumn("x", x), new CategoricalColumn("g", g));
    }

    private static double[] Values(DataTable table, string name) => ((NumericColumn)table[name]).Values.ToArray();

    private static void Near(double expected, double got, double tolerance) =>
        Assert.True(got.Equals(expected) || Math.Abs(got - expected) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{got:R} is not {expected:R}");
}
