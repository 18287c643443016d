using Accel.Engine.Data;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Models;

/// <summary>Data without finite estimates: found, and what separates them named.</summary>
public class SeparationTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly double[] Noise = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];

    [Theory]
    [InlineData("logit")]
    [InlineData("probit")]
    [InlineData("cloglog")]
    [InlineData("cauchit")]
    public void Complete_separation_is_named(string link)
    {
        var warning = Warning("y ~ x", new GlmOptions { Family = "binomial", Link = link }, ("y", [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]), ("x", X));
        Assert.Contains("completely separated by (Intercept), x, whose", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Quasi_complete_separation_by_a_level_is_named()
    {
        // In level 1 of g every response is 1; x overlaps.
        var warning = Warning(
            "y ~ x + g", new GlmOptions { Family = "binomial" },
            ("y", [0, 1, 0, 1, 1, 0, 1, 1, 1, 1]), ("x", Noise), ("g", [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]));
        Assert.Contains("quasi-completely separated by g, whose", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Separation_by_a_sum_of_columns_is_named()
    {
        double[] a = [1, 5, 2, 8, 3, 9, 4, 7, 6, 2];
        double[] b = [7, 2, 5, 1, 3, 8, 9, 6, 7, 3];
        double[] y = [.. a.Zip(b, (one, other) => one + other > 9 ? 1.0 : 0.0)];
        var warning = Warning("y ~ a + b", new GlmOptions { Family = "binomial" }, ("y", y), ("a", a), ("b", b));
        Assert.Contains("completely separated by (Intercept), a, b", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poisson")]
    [InlineData("quasipoisson")]
    public void A_group_of_zero_counts_is_named(string family)
    {
        var warning = Warning(
            "y ~ x + g", new GlmOptions { Family = family },
            ("y", [2, 1, 0, 4, 1, 3, 0, 0, 0, 0]), ("x", Noise), ("g", [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]));
        Assert.Contains("quasi-completely separated by g, whose", warning, StringComparison.Ordinal);
        Assert.Equal(family == "poisson", warning.Contains("--firth", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_that_overlap_in_one_row_are_not_separated()
    {
        var fit = Fit("y ~ x", new GlmOptions { Family = "binomial" }, ("y", [0, 0, 0, 0, 1, 0, 1, 1, 1, 1]), ("x", X));
        Assert.True(fit.Converged);
        Assert.Empty(fit.Warnings);
    }

    private static string Warning(string formula, GlmOptions options, params (string Name, double[] Values)[] columns) =>
        Assert.Single(Fit(formula, options, columns).Warnings, warning => warning.Contains("separated", StringComparison.Ordinal));

    private static GlmFit Fit(string formula, GlmOptions options, params (string Name, double[] Values)[] columns) =>
        Glm.Fit(new DataTable("d", [.. columns.Select(column => new NumericColumn(column.Name, column.Values))]), formula, options);
}
