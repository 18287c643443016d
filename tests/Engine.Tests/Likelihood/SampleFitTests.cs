using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Likelihood.Samples;

namespace Accel.Engine.Tests.Likelihood;

/// <summary>Fitted distributions against mpmath (scripts/samples.py), and what has no fit.</summary>
public class SampleFitTests
{
    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "samples.json"))).RootElement.EnumerateArray()];

    public static TheoryData<string> Names() => [.. Cases.Select(one => one.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimates_errors_and_likelihood_are_exact(string name)
    {
        var reference = Cases.Single(one => one.GetProperty("name").GetString() == name);
        var fit = SampleFit.Of(Find(name), new Sample(Numbers(reference, "values")));
        Assert.True(fit.Converged);
        var value = reference.GetProperty("logLik").GetDouble();
        Assert.Equal(value, fit.LogLikelihood, 1e-12 * Math.Abs(value));
        var (estimates, errors) = (Numbers(reference, "estimates"), Numbers(reference, "errors"));
        for (var i = 0; i < estimates.Length; i++)
        {
            Assert.Equal(estimates[i], fit.Estimates[i], 1e-9 * Math.Abs(estimates[i]));
            Assert.Equal(errors[i], fit.StandardErrors[i], 1e-8 * errors[i]);
        }
        Assert.All(fit.Steps.Zip(fit.Steps.Skip(1)), pair => Assert.True(pair.Second.LogLikelihood >= pair.First.LogLikelihood - 1e-12 * Math.Abs(value)));
    }

    /// <summary>Whole numbers collapse; the sums stay what they were.</summary>
    [Theory]
    [InlineData("poisson")]
    [InlineData("negative.binomial")]
    public void Collapsing_changes_nothing(string name)
    {
        var values = Numbers(Cases.Single(one => one.GetProperty("name").GetString() == name), "values");
        var (collapsed, all) = (new Sample([.. values]), new Sample([.. values], collapse: false));
        Assert.True(collapsed.TermCount < all.TermCount);
        Assert.Equal(SampleFit.Of(Find(name), all).LogLikelihood, SampleFit.Of(Find(name), collapsed).LogLikelihood, 1e-11);
    }

    [Fact]
    public void Uniform_ends_at_the_extremes_without_errors()
    {
        var fit = SampleFit.Of(Find("uniform"), new Sample([3, 1, 2.5]));
        Assert.Equal([1, 3], fit.Estimates);
        Assert.Equal(-3 * Math.Log(2), fit.LogLikelihood, 1e-15);
        Assert.All(fit.StandardErrors, error => Assert.Equal(double.NaN, error));
    }

    [Fact]
    public void A_probability_at_its_end_has_no_error()
    {
        var fit = SampleFit.Of(Find("bernoulli"), new Sample([0, 0, 0]));
        Assert.Equal([0], fit.Estimates);
        Assert.Equal(0, fit.LogLikelihood);
        Assert.Equal(double.NaN, fit.StandardErrors[0]);
    }

    [Theory]
    [InlineData("gamma", new[] { 2.0, 2, 2 }, "equal")]
    [InlineData("normal", new[] { 5.0 }, "equal")]
    [InlineData("negative.binomial", new[] { 2.0, 3, 2, 3 }, "poisson")]
    [InlineData("poisson", new[] { 0.0, 0 }, "lambda")]
    public void Samples_without_a_maximum_are_refused(string name, double[] values, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => SampleFit.Of(Find(name), new Sample(values))).Message, StringComparison.Ordinal);

    [Fact]
    public void Values_that_cannot_be_are_named_by_row()
    {
        var table = new DataTable("t", new NumericColumn("x", new[] { 1, double.NaN, 2, -3 }), new CategoricalColumn("g", ["a", "b", "c", "d"]), new NumericColumn("none", new[] { double.NaN, double.NaN, double.NaN, double.NaN }));
        Assert.Contains("row 4: 'x' is -3", Refusal("x"), StringComparison.Ordinal);
        Assert.Contains("text", Refusal("g"), StringComparison.Ordinal);
        Assert.Contains("no values", Refusal("none"), StringComparison.Ordinal);
        var (sample, omitted) = SampleReader.Read(table, "x", Find("normal"));
        Assert.Equal((3, 1), (sample.Count, omitted));

        string Refusal(string column) => Assert.Throws<InputException>(() => SampleReader.Read(table, column, Find("gamma"))).Message;
    }

    [Fact]
    public void Unknown_distributions_and_missing_sizes_are_refused()
    {
        Assert.Contains("did you mean 'weibull'", Assert.Throws<InputException>(() => Find("weibul")).Message, StringComparison.Ordinal);
        Assert.Contains("--size", Assert.Throws<InputException>(() => SampleDistributions.Find("binomial")).Message, StringComparison.Ordinal);
        Assert.Contains("--size", Assert.Throws<InputException>(() => SampleDistributions.Find("poisson", 3)).Message, StringComparison.Ordinal);
    }

    private static SampleDistribution Find(string name)
    {
        var words = name.Split(' ');
        return SampleDistributions.Find(words[0], words[0] == "binomial" ? 12 : null, [.. words.Skip(1)]);
    }

    private static double[] Numbers(JsonElement reference, string property) => [.. reference.GetProperty(property).EnumerateArray().Select(number => number.GetDouble())];
}
