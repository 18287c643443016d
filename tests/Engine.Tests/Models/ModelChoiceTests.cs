using Accel.Engine.Data;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Models;

/// <summary>Families, links and their parameters as a user gives them.</summary>
public class ModelChoiceTests
{
    private static readonly DataTable Counts = new(
        "d", new NumericColumn("y", [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]), new NumericColumn("x", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));

    [Theory]
    [InlineData("POISSON", null, "poisson", "log")]
    [InlineData("Inverse.Gaussian", null, "inverse.gaussian", "1/mu^2")]
    [InlineData("gamma", "LOG", "Gamma", "log")]
    [InlineData("gamma", "power(0.25)", "Gamma", "mu^0.25")]
    [InlineData("gamma", "power(0)", "Gamma", "log")]
    [InlineData("gamma", "mu^-1", "Gamma", "inverse")]
    [InlineData("quasi", null, "quasi", "identity")]
    public void Names_are_taken_in_any_case(string family, string? link, string expectedFamily, string expectedLink)
    {
        var model = ModelChoice.Of(new GlmOptions { Family = family, Link = link });
        Assert.Equal((expectedFamily, expectedLink), (model.Family.Name, model.Link.Name));
    }

    [Theory]
    [InlineData("negative.binomial", -1.0, null, null, "The theta is -1; family negative.binomial needs theta > 0.")]
    [InlineData("poisson", 2.0, null, null, "Family poisson takes no theta, which is 2 here; negative.binomial does.")]
    [InlineData("tweedie", null, 0.5, null, "family tweedie needs power <= 0 or power >= 1.")]
    [InlineData("tweedie", null, null, null, "Family tweedie needs a power")]
    [InlineData("quasi", null, null, "mu^4", "needs constant, mu, mu^2, mu^3, mu(1-mu).")]
    [InlineData("quasi", null, 1.5, null, "takes no power")]
    public void Parameters_that_do_not_fit_are_refused(string family, double? theta, double? power, string? variance, string expected)
    {
        var options = new GlmOptions { Family = family, Theta = theta, Power = power, Variance = variance };
        Assert.Contains(expected, Assert.Throws<InputException>(() => Glm.Check("y ~ x", options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_whose_means_the_responses_exceed_are_refused()
    {
        var error = Assert.Throws<InputException>(() => Glm.Fit(
            new DataTable("d", new NumericColumn("y", [3, 4, 5]), new NumericColumn("x", [1, 2, 4])), "y ~ x", new GlmOptions { Family = "poisson", Link = "logit" }));
        Assert.Contains("means of link logit lie between 0 and 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("there are the links identity, log, inverse, 1/mu^2, sqrt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Starting_values_are_counted()
    {
        var options = new GlmOptions { Family = "poisson", Scoring = new ScoringOptions { Start = [1] } };
        Assert.Contains("1 starting values for the 2 coefficients", Assert.Throws<InputException>(() => Glm.Fit(Counts, "y ~ x", options)).Message, StringComparison.Ordinal);
        var impossible = new GlmOptions { Family = "poisson", Link = "identity", Scoring = new ScoringOptions { Start = [-1, 0] } };
        Assert.Contains("starting values given", Assert.Throws<InputException>(() => Glm.Fit(Counts, "y ~ x", impossible)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Starting_values_lead_to_the_same_estimates()
    {
        var plain = Glm.Fit(Counts, "y ~ x", new GlmOptions { Family = "poisson" });
        var started = Glm.Fit(Counts, "y ~ x", new GlmOptions { Family = "poisson", Scoring = new ScoringOptions { Start = [1, 0] } });
        Assert.Equal(plain["x"].Estimate, started["x"].Estimate, 1e-13);
    }

    [Fact]
    public void A_response_of_two_levels_is_failure_and_success()
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        var words = new DataTable("d", new CategoricalColumn("y", ["no", "yes", "no", "yes", "no", "yes"]), new NumericColumn("x", x));
        var numbers = new DataTable("d", new NumericColumn("y", [0, 1, 0, 1, 0, 1]), new NumericColumn("x", x));
        var options = new GlmOptions { Family = "binomial" };
        var fit = Glm.Fit(words, "y ~ x", options);
        Assert.Equal(Glm.Fit(numbers, "y ~ x", options)["x"], fit["x"]);
        Assert.Contains("'no' counts as failure (0), 'yes' as success (1)", Assert.Single(fit.Warnings), StringComparison.Ordinal);
        Assert.Contains("must be numeric", Assert.Throws<InputException>(() => Glm.Fit(words, "y ~ x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_that_vary_no_more_than_Poisson_s_have_no_theta()
    {
        var table = new DataTable("d", new NumericColumn("y", [2, 3, 2, 3, 2, 3]), new NumericColumn("x", [1, 2, 4, 3, 6, 5]));
        var error = Assert.Throws<InputException>(() => Glm.Fit(table, "y ~ x", new GlmOptions { Family = "negative.binomial" }));
        Assert.Contains("theta grows without bound", error.Message, StringComparison.Ordinal);
    }
}
