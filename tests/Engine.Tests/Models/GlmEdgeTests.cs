using Accel.Engine.Data;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

namespace Accel.Engine.Tests.Models;

/// <summary>Data at the edge of what can be fitted. Figures are R's.</summary>
public class GlmEdgeTests
{
    [Fact]
    public void Counts_of_zero_have_a_slope_where_there_is_no_intercept()
    {
        var table = Table(("y", [0, 0, 0, 0]), ("x", [-2, -1, 1, 3]));
        var fit = Glm.Fit(table, "y ~ x - 1", new GlmOptions { Family = "poisson" });
        // R: glm(y ~ x - 1, poisson, d, epsilon = 1e-14)
        Assert.Equal(-0.069359292198620415, fit["x"].Estimate, 1e-14);
        Assert.Equal(7.9315143832165997, fit.Deviance, 1e-13);
    }

    [Theory]
    [InlineData("y ~ x")]
    [InlineData("y ~ g - 1")]
    public void Counts_of_zero_have_no_level(string formula)
    {
        var table = new DataTable("d", new NumericColumn("y", [0, 0, 0, 0]), new NumericColumn("x", [-2, -1, 1, 3]), new CategoricalColumn("g", ["a", "b", "a", "b"]));
        var error = Assert.Throws<InputException>(() => Glm.Fit(table, formula, new GlmOptions { Family = "poisson" }));
        Assert.Contains("never varies", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    // R: AIC(glm(cbind(s, f) ~ x, binomial, d, weights = w, epsilon = 1e-14)), and BIC
    [InlineData(new double[] { 3, 0, 5, 7 }, 29.936363196947497)]
    [InlineData(new[] { 3.3, 0, 5.2, 6.6 }, 29.963215011229327)]
    public void Weights_of_counts_multiply_their_likelihood(double[] successes, double aic)
    {
        var table = Table(("s", successes), ("f", [2, 4, 1, 0]), ("x", [1, 2, 4, 3]), ("w", [2, 1.5, 3, 1]));
        var fit = Glm.Fit(table, "cbind(s, f) ~ x", new GlmOptions { Family = "binomial", Weights = "w" });
        Assert.Equal(aic, fit.Aic, 1e-12);
        Assert.Equal(successes[0] != 3, fit.Warnings.Any(warning => warning.Contains("whole count", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("y ~ 1")]
    [InlineData("y ~ x")]
    public void A_perfect_fit_has_an_infinite_likelihood(string formula)
    {
        // R: logLik(lm(y ~ 1, d)) is Inf.
        var fit = Glm.Fit(Table(("y", [3, 3, 3, 3]), ("x", [1, 2, 4, 3])), formula);
        Assert.Equal(0, fit.Deviance);
        Assert.Equal(double.PositiveInfinity, fit.LogLikelihood);
        Assert.Contains("essentially perfect", Assert.Single(fit.Warnings), StringComparison.Ordinal);
        Assert.Equal(double.NegativeInfinity, fit.Aic);
        Assert.Equal(double.NegativeInfinity, fit.Bic);
    }

    [Theory]
    [InlineData("y ~ x", 1e200, 1, "term x in d go up to 4e+200, and their squares are too large")]
    [InlineData("y ~ x", -1e200, 1, "term x in d go up to 4e+200, and their squares are too large")]
    [InlineData("y ~ x", 1e-160, 1, "term x in d go up to 4e-160, and their squares are too small")]
    [InlineData("y ~ x", 1, 1e200, "response y in d go up to 5e+200")]
    [InlineData("y ~ x", 1, -1e-200, "response y in d go up to 5e-200")]
    public void Numbers_whose_squares_do_not_exist_are_refused(string formula, double xUnit, double yUnit, string expected)
    {
        var table = Table(("y", [yUnit, 2 * yUnit, 5 * yUnit, 3 * yUnit]), ("x", [xUnit, 2 * xUnit, 4 * xUnit, 3 * xUnit]));
        Assert.Contains(expected, Assert.Throws<InputException>(() => Glm.Fit(table, formula)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_vanish_are_not_put_down_to_the_columns()
    {
        var table = Table(("b", [0, 1, 1, 0, 1, 0]), ("x", [-2, 1, -1, 0, 2, 1]), ("o", [1000, -1000, 1000, -1000, 1000, -1000]));
        Assert.False(Glm.Fit(table, "b ~ x", new GlmOptions { Family = "binomial", Offset = "o" }).Converged);
    }

    [Theory]
    [InlineData(1e149)]
    [InlineData(1e-149)]
    public void Numbers_far_from_1_are_fitted(double unit)
    {
        var fit = Glm.Fit(Table(("y", [1, 2, 5, 3]), ("x", [unit, 2 * unit, 4 * unit, 3.5 * unit])), "y ~ x");
        var plain = Glm.Fit(Table(("y", [1, 2, 5, 3]), ("x", [1, 2, 4, 3.5])), "y ~ x");
        Assert.Equal(plain["x"].Estimate, fit["x"].Estimate * unit, 1e-12);
        Assert.Equal(plain["x"].StdError, fit["x"].StdError * unit, 1e-12);
    }

    [Theory]
    [InlineData("1,5;2,5", "2,5;3,5", "numbers need a decimal point, not a comma")]
    [InlineData("1;5%", "2;7%", "numbers stand without a percent sign")]
    [InlineData("1;1,234,567", "2;2,345,678", "numbers stand without separators of thousands")]
    public void Says_why_numbers_are_taken_as_text(string first, string second, string expected)
    {
        var table = Data.CsvText.Read($"y;x\n{first}\n{second}\n");
        Assert.Contains(expected, Assert.Throws<InputException>(() => Glm.Fit(table, "x ~ 1")).Message, StringComparison.Ordinal);
        if (table["y"] is NumericColumn)
            Assert.Contains(expected, Assert.Single(Glm.Fit(table, "y ~ x").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_why_there_are_so_many_coefficients()
    {
        var table = Data.CsvText.Read("y;x;z\n1;2,5;1\n2;3,5;2\n4;4,5;5\n");
        Assert.Contains("not a comma", Assert.Throws<InputException>(() => Glm.Fit(table, "y ~ x + z")).Message, StringComparison.Ordinal);
    }

    [Theory]
    // R: AIC(glm(y ~ x, binomial, d, weights = w, epsilon = 1e-14)); of the third, AIC(glm(cbind(s, f) ~ x, …))
    [InlineData("y ~ x", null, 12.3166917560705116)]
    [InlineData("y ~ x", "w", 12.5067997193098552)]
    [InlineData("cbind(s, f) ~ x", "w", 12.782097302346171)]
    public void Shares_that_are_no_whole_counts_have_the_likelihood_of_the_rounded_ones(string formula, string? weights, double aic)
    {
        var table = Table(
            ("y", [0.2, 0.7, 0.45, 0.9, 0.4, 0.15]), ("s", [0.3, 1, 0, 0.6, 0.2, 0.5]), ("f", [0.7, 0, 1, 0.4, 0.5, 0.5]),
            ("x", [1, 2, 4, 3, 5, 2.5]), ("w", [1.5, 0, 3, 2.2, 0.4, 4]));
        var fit = Glm.Fit(table, formula, new GlmOptions { Family = "binomial", Weights = weights });
        Assert.Equal(aic, fit.Aic, 1e-11);
        Assert.Contains("R's rounding", Assert.Single(fit.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Residuals_of_chosen_rows_have_their_rows_names()
    {
        // R: summary(lm(y ~ x, d, subset = x > 2)) names them 2, 4, 6, 7.
        var table = Table(("y", [1, 3, 2, 5, 4, 6, 9]), ("x", [1, 3, 2, 4, 0, 6, 5]));
        var summary = Glm.Fit(table, "y ~ x", new GlmOptions { Where = "x > 2" }).Summary();
        Assert.Contains("\nResiduals:\n   2    4    6    7 \n-0.8 -0.1 -1.7  2.6 \n", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_cells_may_outnumber_the_rows()
    {
        var table = new DataTable(
            "d", new NumericColumn("y", [1, 3, 2, 5, 4, 7]),
            new CategoricalColumn("g", ["a", "b", "c", "a", "b", "c"]), new CategoricalColumn("h", ["u", "v", "w", "v", "u", "w"]));
        var fit = Glm.Fit(table, "y ~ g * h");
        // R: coef(lm(y ~ g * h, d)), whose cells b:w, c:u, c:v and a:w are empty
        Assert.Equal([1, 3, 3.5, 4, double.NaN, -5, double.NaN, double.NaN, double.NaN], fit.Coefficients.Select(one => Math.Round(one.Estimate, 10)));
        Assert.Equal((5, 1), (fit.Rank, fit.ResidualDf));
    }

    [Fact]
    public void A_call_quotes_the_names_of_contrasts()
    {
        var table = new DataTable("d", new NumericColumn("y", [1, 3, 2, 5]), new CategoricalColumn("my g", ["a", "b", "a", "b"]));
        var fit = Glm.Fit(table, "y ~ `my g`", new GlmOptions { Contrasts = new Dictionary<string, string> { ["my g"] = "sum" } });
        Assert.EndsWith("contrasts = list(`my g` = \"contr.sum\"))", fit.Call, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_is_not_whole_has_no_likelihood()
    {
        // R: AIC(glm(c ~ x, poisson, d)) is Inf.
        var fit = Glm.Fit(Table(("c", [0.5, 1, 2, 3]), ("x", [1, 2, 4, 3])), "c ~ x", new GlmOptions { Family = "poisson" });
        Assert.Equal(double.NegativeInfinity, fit.LogLikelihood);
        Assert.Equal(double.PositiveInfinity, fit.Aic);
        Assert.Contains("Inf", Assert.Single(fit.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    // R: glm(y ~ x, Gamma(link), d, weights = w, offset = o), started again from its own estimates until they stand still;
    // intercept, slope, deviance, null deviance, dispersion, AIC, iterations by R's default rule.
    [InlineData("inverse", 0.2557082962172587, 0.1698273621144508, 0.7916576082843308, 1.241273963192365, 0.3851467854393745, 11.93958111552655, 5)]
    [InlineData("log", 0.6396074928785433, -0.2026266730101463, 1.301058975422795, 1.826351141273753, 0.7762822463916464, 15.99877311313811, 5)]
    [InlineData("identity", 1.774479184546481, -0.2230829265397705, 1.329964018186917, 1.739578245266123, 0.728069273014373, 16.1793646245908, 6)]
    public void Amounts_have_weights_and_an_offset(
        string link, double intercept, double slope, double deviance, double nullDeviance, double dispersion, double aic, int iterations)
    {
        var table = Table(
            ("y", [2.3, 1.2, 2.5, 0.9, 0.4, 0.7]), ("x", [1, 2, 4, 3, 6, 5]),
            ("w", [1, 2, 0.5, 3, 0, 1.5]), ("o", [0.1, 0.2, 0, 0.05, 0.1, 0.3]));
        var fit = Glm.Fit(table, "y ~ x", new GlmOptions { Family = "Gamma", Link = link, Weights = "w", Offset = "o" });
        Assert.Equal(intercept, fit["(Intercept)"].Estimate, 1e-9);
        Assert.Equal(slope, fit["x"].Estimate, 1e-9);
        Assert.Equal(deviance, fit.Deviance, 1e-12);
        Assert.Equal(nullDeviance, fit.NullDeviance, 1e-12);
        Assert.Equal(dispersion, fit.Dispersion, 1e-9);
        Assert.Equal(aic, fit.Aic, 1e-11);
        Assert.Equal(iterations, fit.Iterations);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-2, 0)]
    public void Amounts_must_be_positive(double amount, double weight)
    {
        var table = Table(("y", [1, 2, amount, 3]), ("x", [1, 2, 4, 3]), ("w", [1, 1, weight, 1]));
        var error = Assert.Throws<InputException>(() => Glm.Fit(table, "y ~ x", new GlmOptions { Family = "Gamma", Weights = "w" }));
        Assert.Contains("row 3: the response 'y'", error.Message, StringComparison.Ordinal);
        Assert.Contains("family Gamma needs y > 0.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    // R: glm(y ~ x, Gamma(link), d), which warns of steps truncated out of bounds.
    [InlineData("inverse", 36.6645890986549)]
    [InlineData("identity", 24.83962008260541)]
    public void A_step_to_impossible_means_is_halved(string link, double deviance)
    {
        var table = Table(("y", [0.001, 0.002, 7, 0.5, 9, 0.004]), ("x", [1, 2, 4, 3, 6, 5]));
        var fit = Glm.Fit(table, "y ~ x", new GlmOptions { Family = "Gamma", Link = link });
        Assert.True(fit.Converged);
        Assert.Equal(deviance, fit.Deviance, 1e-10);
    }

    private static DataTable Table(params (string Name, double[] Values)[] columns) =>
        new("d", [.. columns.Select(column => new NumericColumn(column.Name, column.Values))]);
}
