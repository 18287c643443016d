using System.Globalization;
using Accel.Engine.Data;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Models;

/// <summary>Bias-reduced fits against mpmath (Reference/scripts/firth.py).</summary>
public class FirthTests
{
    private static readonly DataTable Separated = Table(("x", [1, 2, 3, 4, 5, 6, 7, 8]), ("z", [3, 1, 4, 1, 5, 9, 2, 6]), ("y", [0, 0, 0, 0, 1, 1, 1, 1]));

    private static readonly DataTable Empty = new(
        "d", new CategoricalColumn("g", ["a", "a", "a", "b", "b", "b"]), new NumericColumn("k", [0, 0, 0, 2, 1, 4]));

    private static readonly ILookup<string, string[]> Reference = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "firth.csv")).Skip(1).Select(line => line.Split(',')).ToLookup(fields => fields[0]);

    [Theory]
    [InlineData("binary logit", "binary ~ x + g", "binomial", "logit", null)]
    [InlineData("binary probit", "binary ~ x + g", "binomial", "probit", null)]
    [InlineData("binary cloglog", "binary ~ x + g", "binomial", "cloglog", null)]
    [InlineData("share logit", "share ~ x", "binomial", "logit", "m")]
    [InlineData("count log", "count ~ x + g", "poisson", "log", "w0")]
    [InlineData("growing sqrt", "growing ~ z", "poisson", "sqrt", null)]
    [InlineData("separated logit", "y ~ x + z", "binomial", "logit", null)]
    [InlineData("separated probit", "y ~ x + z", "binomial", "probit", null)]
    [InlineData("empty log", "k ~ g", "poisson", "log", null)]
    public void Estimates_solve_the_bias_reduced_equations(string name, string formula, string family, string link, string? weights)
    {
        var table = name.StartsWith("separated", StringComparison.Ordinal) ? Separated : name.StartsWith("empty", StringComparison.Ordinal) ? Empty : FamilyReferenceTests.Table;
        var fit = Glm.Fit(table, formula, new GlmOptions { Family = family, Link = link, Weights = weights, Firth = true });
        Assert.True(fit.Converged);
        Assert.True(fit.BiasReduced);
        Assert.DoesNotContain(fit.Warnings, warning => warning.Contains("separated", StringComparison.Ordinal));
        var expected = Reference[name].ToArray();
        Assert.Equal(expected.Select(fields => fields[1]), fit.Coefficients.Select(one => one.Name));
        foreach (var (fields, got) in expected.Zip(fit.Coefficients))
        {
            var (estimate, error) = (double.Parse(fields[2], CultureInfo.InvariantCulture), double.Parse(fields[3], CultureInfo.InvariantCulture));
            Assert.Equal(estimate, got.Estimate, 1e-9 * error);
            Assert.Equal(error, got.StdError, 1e-8 * error);
        }
    }

    [Theory]
    [InlineData("gaussian", "dispersion is known")]
    [InlineData("negative.binomial", "needs its theta")]
    public void Families_without_a_known_dispersion_are_refused(string family, string expected)
    {
        var error = Assert.Throws<InputException>(() => Glm.Fit(Separated, "z ~ x", new GlmOptions { Family = family, Firth = true }));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static DataTable Table(params (string Name, double[] Values)[] columns) =>
        new("d", [.. columns.Select(column => new NumericColumn(column.Name, column.Values))]);
}
