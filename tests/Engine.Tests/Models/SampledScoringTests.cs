using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Models;

/// <summary>With many rows the iterations begin at a sample's estimates; the answer must not show it.</summary>
public class SampledScoringTests
{
    private const int Rows = 140_000;

    public static TheoryData<string, string?> Models => new()
    {
        { "binomial", null },
        { "poisson", null },
        { "gaussian", "log" },
        { "Gamma", "log" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void The_answer_is_that_of_all_iterations_on_all_rows(string family, string? link)
    {
        var table = Table(family, Rows);
        var sampled = Glm.Fit(table, "y ~ x + z + g", new GlmOptions { Family = family, Link = link });
        // Starting values given by the user are used on all rows.
        var whole = Glm.Fit(table, "y ~ x + z + g", new GlmOptions
        {
            Family = family,
            Link = link,
            Scoring = new ScoringOptions { Start = [.. sampled.Coefficients.Select(_ => 0.0)], MaxIterations = 50 },
        });
        foreach (var (expected, actual) in whole.Coefficients.Zip(sampled.Coefficients))
        {
            Assert.Equal(expected.Estimate, actual.Estimate, 1e-10 * expected.StdError);
            Assert.Equal(expected.StdError, actual.StdError, 1e-9 * expected.StdError);
        }
        Assert.Equal(whole.Deviance, sampled.Deviance, 1e-13 * whole.Deviance);
        Assert.Equal(whole.NullDeviance, sampled.NullDeviance, 1e-13 * whole.NullDeviance);
        Assert.Equal(whole.LogLikelihood, sampled.LogLikelihood, 1e-12 * Math.Abs(whole.LogLikelihood));
        Assert.Equal(whole.Dispersion, sampled.Dispersion, 1e-9 * whole.Dispersion);
        Assert.True(sampled.Converged);
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        var table = Table("binomial", Rows);
        var fits = new[] { 1, 2, 3, 7 }.Select(threads =>
        {
            using var engine = new SimdEngine(threads);
            return Glm.Fit(table, "y ~ x + z + g", new GlmOptions { Family = "binomial", Engine = engine });
        }).ToList();
        Assert.All(fits, fit => Assert.Equal(fits[0].Coefficients, fit.Coefficients));
        Assert.All(fits, fit => Assert.Equal(fits[0].Deviance, fit.Deviance));
    }

    [Fact]
    public void A_level_outside_the_sample_is_estimated_all_the_same()
    {
        var random = new Random(3);
        // Rows 256 to 511 are the second panel, which no sample has.
        var group = Enumerable.Range(0, Rows).Select(row => row is >= 300 and < 500 ? "rare" : "usual").ToArray();
        var y = Enumerable.Range(0, Rows).Select(row => random.NextDouble() < (group[row] == "rare" ? 0.75 : 0.25) ? 1.0 : 0).ToArray();
        var fit = Glm.Fit(new DataTable("d", new CategoricalColumn("g", group), new NumericColumn("y", y)), "y ~ g", new GlmOptions { Family = "binomial" });
        double Logit(string level)
        {
            var share = group.Zip(y).Where(row => row.First == level).Average(row => row.Second);
            return Math.Log(share / (1 - share));
        }
        Assert.Equal(Logit("rare"), fit["(Intercept)"].Estimate, 1e-10);
        Assert.Equal(Logit("usual") - Logit("rare"), fit["gusual"].Estimate, 1e-10);
    }

    [Fact]
    public void Separated_data_are_named_so_though_the_sample_is_not_separated()
    {
        var random = new Random(4);
        var group = Enumerable.Range(0, Rows).Select(row => row is >= 300 and < 500 ? "pure" : "mixed").ToArray();
        var y = Enumerable.Range(0, Rows).Select(row => group[row] == "pure" ? 1.0 : random.Next(2)).ToArray();
        var fit = Glm.Fit(new DataTable("d", new CategoricalColumn("g", group), new NumericColumn("y", y)), "y ~ g", new GlmOptions { Family = "binomial" });
        Assert.Contains(fit.Warnings, warning => warning.Contains("separated", StringComparison.Ordinal));
    }

    private static DataTable Table(string family, int rows)
    {
        var random = new Random(11);
        var (x, z, y) = (new double[rows], new double[rows], new double[rows]);
        var g = new string[rows];
        for (var row = 0; row < rows; row++)
        {
            x[row] = random.NextDouble() - 0.5;
            z[row] = random.Next(4);
            g[row] = "abc"[random.Next(3)].ToString();
            var eta = 0.4 + 0.8 * x[row] - 0.3 * z[row] + (g[row] == "b" ? 0.5 : 0);
            y[row] = family switch
            {
                "binomial" => random.NextDouble() < 1 / (1 + Math.Exp(-eta)) ? 1 : 0,
                "poisson" or "Gamma" => (family == "Gamma" ? 0.1 : 0) + Math.Floor(-Math.Log(1 - random.NextDouble()) * Math.Exp(eta) + random.NextDouble()),
                _ => Math.Exp(eta) + random.NextDouble() - 0.5,
            };
        }
        return new DataTable("d", new NumericColumn("x", x), new NumericColumn("z", z), new CategoricalColumn("g", g), new NumericColumn("y", y));
    }
}
