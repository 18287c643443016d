using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Likelihood;
using Accel.Engine.Likelihood.Samples;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Likelihood;

/// <summary>Grids of any number of axes, what is held beside them, profiles, and refinements.</summary>
public class LikelihoodGridTests
{
    private static readonly DataTable Plays = Generated();

    [Theory]
    [InlineData("binomial", "hit ~ x + g")]
    [InlineData("poisson", "count ~ x + g")]
    [InlineData("gaussian", "size ~ x + g")]
    [InlineData("Gamma", "size ~ x + g")]
    public void Every_value_is_the_log_likelihood_of_its_point(string family, string formula)
    {
        var fit = Glm.Fit(Plays, formula, new GlmOptions { Family = family });
        using var engine = new SimdEngine(1);
        using var scalarEngine = new ScalarEngine();
        using var model = new GlmLikelihood(fit, engine);
        using var plain = new GlmLikelihood(fit, scalarEngine, collapse: false);
        Assert.Equal(fit.LogLikelihood, Value(model, [.. model.Estimates]), 1e-9);
        GridAxis[] axes = [.. model.Parameters.Take(3).Select((name, i) => new GridAxis(name, model.Estimates[i] - 0.02, model.Estimates[i] + 0.05, 3 + i))];
        var surface = LikelihoodGrid.Evaluate(model, axes);
        Assert.Equal(60, surface.Values.Length);
        double[] point = [.. model.Estimates];
        for (var at = 0; at < surface.Values.Length; at++)
        {
            for (var i = 0; i < 3; i++)
                point[i] = surface.PointAt(at)[i];
            var expected = Value(plain, point);
            Assert.True(Math.Abs(surface.Values[at] - expected) <= 1e-12 * Math.Abs(expected), $"{surface.Values[at]:R} is not {expected:R}");
        }
        Assert.Equal(surface.Values.Max(), surface.BestLogLikelihood);
    }

    [Fact]
    public void More_combinations_than_a_block_has_are_all_there()
    {
        using var engine = new SimdEngine(1);
        using var model = new GlmLikelihood(Glm.Fit(Plays, "hit ~ x", new GlmOptions { Family = "binomial" }), engine);
        GridAxis whole = new("x", -1, 1, 401);
        var surface = LikelihoodGrid.Evaluate(model, [new("(Intercept)", -1, 1, 301), whole]);
        foreach (var at in new[] { 0, 128, 400, 401, 60_000, surface.Values.Length - 1 })
        {
            var expected = Value(model, [.. surface.PointAt(at)]);
            Assert.True(Math.Abs(surface.Values[at] - expected) <= 1e-13 * Math.Abs(expected));
        }
        var line = LikelihoodGrid.Evaluate(model, [whole with { Count = 40_001 }], new Dictionary<string, double> { ["(Intercept)"] = 1 });
        Assert.Equal(surface.Values[^401], line.Values[0], 1e-9);
        Assert.Equal(surface.Values[^1], line.Values[^1], 1e-9);
    }

    /// <summary>The profile at a slope is the fit with that slope as offset.</summary>
    [Theory]
    [InlineData("binomial", "hit")]
    [InlineData("poisson", "count")]
    [InlineData("gaussian", "size")]
    [InlineData("Gamma", "size")]
    public void Profiles_are_fits_with_an_offset(string family, string response)
    {
        using var engine = new SimdEngine(1);
        var link = family == "Gamma" ? "log" : null;
        var fit = Glm.Fit(Plays, $"{response} ~ x + g", new GlmOptions { Family = family, Link = link });
        using var model = new GlmLikelihood(fit, engine);
        var surface = LikelihoodGrid.Profile(model, [new("x", fit["x"].Estimate - 0.3, fit["x"].Estimate + 0.3, 5)]);
        for (var at = 0; at < 5; at++)
        {
            var offset = FormattableString.Invariant($"{surface.PointAt(at)[0]:R} * x");
            var expected = Glm.Fit(Plays, $"{response} ~ g", new GlmOptions { Family = family, Link = link, Offset = offset }).LogLikelihood;
            Assert.Equal(expected, surface.Values[at], 1e-9 * Math.Abs(expected));
        }
        Assert.Equal(model.Maximum, surface.BestLogLikelihood, 1e-9 * Math.Abs(model.Maximum));
    }

    /// <summary>The normal distribution's profile over its mean has a formula.</summary>
    [Fact]
    public void Profiles_of_distributions_are_exact()
    {
        var sample = new Sample([1.5, 2.25, 4, 8.5, 3]);
        using var model = new SampleLikelihood(SampleFit.Of(SampleDistributions.Find("normal"), sample));
        var surface = LikelihoodGrid.Profile(model, [new("mean", 2, 6, 9)]);
        for (var at = 0; at < 9; at++)
        {
            var mean = surface.PointAt(at)[0];
            var variance = sample.Sum(x => (x - mean) * (x - mean)) / 5;
            Assert.Equal(-2.5 * (Math.Log(2 * Math.PI * variance) + 1), surface.Values[at], 1e-12);
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void Refinement_ends_at_the_maximum(double tolerance)
    {
        using var engine = new SimdEngine(1);
        using var model = new GlmLikelihood(Glm.Fit(Plays, "count ~ x", new GlmOptions { Family = "poisson" }), engine);
        var surfaces = GridRefinement.Run(
            LikelihoodGrid.Evaluate(model, [new("(Intercept)", -3, 5, 9), new("x", -4, 4, 9)]), tolerance, axes => LikelihoodGrid.Evaluate(model, axes));
        Assert.All(surfaces[^1].Axes, axis => Assert.InRange(axis.Step, 0, tolerance));
        Assert.Equal(model.Estimates[0], surfaces[^1].BestPoint[0], 1.5 * tolerance);
        Assert.Equal(model.Estimates[1], surfaces[^1].BestPoint[1], 1.5 * tolerance);
    }

    /// <summary>Parameters that are all but one combination: the best cell of a coarse grid is far from the maximum.</summary>
    [Fact]
    public void Refinement_follows_a_narrow_ridge()
    {
        var x = Enumerable.Range(0, 200).Select(i => 50 + i / 20.0).ToArray();
        var y = x.Select((value, i) => Math.Floor(Math.Exp(0.1 * value - 4) + i % 3)).ToArray();
        var table = new DataTable("ridge", new NumericColumn("x", x), new NumericColumn("y", y));
        using var engine = new SimdEngine(1);
        using var model = new GlmLikelihood(Glm.Fit(table, "y ~ x", new GlmOptions { Family = "poisson" }), engine);
        var surfaces = GridRefinement.Run(
            LikelihoodGrid.Evaluate(model, [new("(Intercept)", -8, 2, 11), new("x", -0.2, 0.3, 11)]), 1e-5, axes => LikelihoodGrid.Evaluate(model, axes));
        Assert.Equal(model.Estimates[0], surfaces[^1].BestPoint[0], 2e-5);
        Assert.Equal(model.Estimates[1], surfaces[^1].BestPoint[1], 2e-5);
    }

    [Fact]
    public void Points_outside_the_domain_are_minus_infinity_and_never_best()
    {
        var table = new DataTable("t", new NumericColumn("y", new[] { 0.0, 1, 3, 2 }));
        using var engine = new SimdEngine(1);
        using var model = new GlmLikelihood(Glm.Fit(table, "y ~ 1", new GlmOptions { Family = "poisson", Link = "identity" }), engine);
        var surface = LikelihoodGrid.Evaluate(model, [new("(Intercept)", -2, 3, 6)]);
        Assert.Equal(double.NegativeInfinity, surface.Values[0]);
        Assert.DoesNotContain(double.NaN, surface.Values);
        Assert.Equal(2, surface.BestPoint[0]);
        using var normal = new SampleLikelihood(SampleFit.Of(SampleDistributions.Find("normal"), new Sample([1, 2, 4])));
        var sd = LikelihoodGrid.Evaluate(normal, [new("sd", -1, 1, 3)]);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], sd.Values[..2]);
        Assert.True(double.IsFinite(sd.Values[2]));
    }

    [Fact]
    public void Impossible_grids_are_refused()
    {
        using var engine = new SimdEngine(1);
        using var model = new GlmLikelihood(Glm.Fit(Plays, "hit ~ x", new GlmOptions { Family = "binomial" }), engine);
        GridAxis good = new("x", 0, 1, 2);
        Assert.Contains("did you mean 'x'", Refusal(new GridAxis("X", 0, 1, 2)), StringComparison.Ordinal);
        Assert.Contains("smaller end first", Refusal(new GridAxis("x", 1, 0, 2)), StringComparison.Ordinal);
        Assert.Contains("finite", Refusal(new GridAxis("x", 0, double.NaN, 2)), StringComparison.Ordinal);
        Assert.Contains("no values", Refusal(new GridAxis("x", 0, 1, 0)), StringComparison.Ordinal);
        Assert.Contains("one value", Refusal(new GridAxis("x", 0, 1, 1)), StringComparison.Ordinal);
        Assert.Contains("GB", Refusal(new GridAxis("x", 0, 1, 1_000_000), new GridAxis("(Intercept)", 0, 1, 1_000_000)), StringComparison.Ordinal);
        Assert.Contains("Two axes", Refusal(good, good), StringComparison.Ordinal);
        Assert.Contains("at least one", Refusal(), StringComparison.Ordinal);

        string Refusal(params GridAxis[] axes) => Assert.Throws<InputException>(() => LikelihoodGrid.Evaluate(model, axes)).Message;
    }

    [Fact]
    public void Evaluation_can_be_ended()
    {
        using var engine = new SimdEngine(1);
        using var model = new GlmLikelihood(Glm.Fit(Plays, "hit ~ x", new GlmOptions { Family = "binomial" }), engine);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => LikelihoodGrid.Evaluate(model, [new("x", 0, 1, 5)], cancellation: cancellation.Token));
        Assert.Throws<OperationCanceledException>(() => LikelihoodGrid.Profile(model, [new("x", 0, 1, 5)], cancellation: cancellation.Token));
    }

    [Theory]
    [InlineData("x=0:1:11", "x", 0, 1, 11)]
    [InlineData("(Intercept)=-1e3:2.5:2", "(Intercept)", -1e3, 2.5, 2)]
    [InlineData("I(a == b)=0:0:1", "I(a == b)", 0, 0, 1)]
    [InlineData("a:b=-1:1:3", "a:b", -1, 1, 3)]
    public void Axes_are_read(string text, string name, double from, double to, int count) => Assert.Equal(new GridAxis(name, from, to, count), GridAxis.Parse(text));

    [Theory]
    [InlineData("x")]
    [InlineData("=0:1:2")]
    [InlineData("x=0:1")]
    [InlineData("x=0:1:2:3")]
    [InlineData("x=a:1:2")]
    [InlineData("x=0:NaN:2")]
    [InlineData("x=0:1:2.5")]
    [InlineData("x=0:1:-2")]
    [InlineData("x=1:0:2")]
    public void What_is_no_axis_is_refused(string text) => Assert.Throws<InputException>(() => GridAxis.Parse(text));

    private static double Value(LikelihoodModel model, double[] point)
    {
        var value = new double[1];
        model.Evaluate(point, new double[point.Length], value);
        return value[0];
    }

    private static DataTable Generated()
    {
        var random = new Random(5);
        var x = Enumerable.Range(0, 600).Select(_ => (double)random.Next(-2, 3)).ToArray();
        return new DataTable("plays",
            new NumericColumn("x", x),
            new CategoricalColumn("g", [.. x.Select(_ => random.Next(2) == 0 ? "a" : "b")]),
            new NumericColumn("hit", Array.ConvertAll(x, value => random.NextDouble() < 1 / (1 + Math.Exp(-value)) ? 1.0 : 0)),
            new NumericColumn("count", Array.ConvertAll(x, value => Math.Floor(4 * random.NextDouble() * Math.Exp(0.3 * value)))),
            new NumericColumn("size", Array.ConvertAll(x, value => 3 + 0.2 * value + random.NextDouble())));
    }
}
