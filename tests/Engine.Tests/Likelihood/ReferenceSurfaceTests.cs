using System.Globalization;
using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Likelihood;
using Accel.Engine.Likelihood.Samples;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Likelihood;

/// <summary>Surfaces against those that were computed with 200 bits.</summary>
public class ReferenceSurfaceTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(true, "cpu")]
    [InlineData(false, "cpu")]
    [InlineData(true, "scalar")]
    public void Of_the_songs_is_exact(bool collapse, string engine) =>
        AssertSurface("skip", Table("skip_10k"), "skipped ~ rating", "binomial", collapse, engine, new("(Intercept)", 0.5, 1.5, 100), new("rating", -1, 0, 100));

    [Fact]
    public void Of_counts_is_exact() =>
        AssertSurface("poisson", Table("poisson_counts"), "count ~ x", "poisson", true, "cpu", new("(Intercept)", 0.2, 0.8, 100), new("x", 0.4, 1, 100));

    /// <summary>A normal distribution is also a linear model, whose dispersion is the variance.</summary>
    [Theory]
    [InlineData("distribution")]
    [InlineData("model")]
    public void Of_a_normal_distribution_is_exact(string kind)
    {
        var table = Table("normal_500");
        using var engine = new SimdEngine();
        using LikelihoodModel model = kind == "distribution"
            ? new SampleLikelihood(SampleFit.Of(SampleDistributions.Find("normal", null, "variance"), SampleReader.Read(table, "x", SampleDistributions.Find("normal")).Sample))
            : new GlmLikelihood(Glm.Fit(table, "x ~ 1"), engine);
        var names = kind == "distribution" ? ("mean", "variance") : ("(Intercept)", GlmLikelihood.DispersionName);
        AssertSurface("normal", model, new(names.Item1, 9, 11, 100), new(names.Item2, 2.5, 6, 100));
        Assert.Equal(-1076.6467059964305, model.Maximum, 1e-11);
        Assert.Equal(9.926374934, model.Estimates[0], 1e-12);
        Assert.Equal(4.3436271919583218, model.Estimates[1], 1e-12);
    }

    private static void AssertSurface(string key, DataTable table, string formula, string family, bool collapse, string engineName, params GridAxis[] axes)
    {
        using var engine = EngineSelection.Create(engineName).Engine;
        using var model = new GlmLikelihood(Glm.Fit(table, formula, new GlmOptions { Family = family }), engine, collapse);
        Assert.Equal(key == "skip" && collapse ? 20 : table.RowCount, model.TermCount);
        AssertSurface(key, model, axes);
    }

    private static void AssertSurface(string key, LikelihoodModel model, params GridAxis[] axes)
    {
        var surface = LikelihoodGrid.Evaluate(model, axes);
        var best = 0;
        var expected = new List<double>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "grid", $"{key}_loglik.csv")).Skip(1))
        {
            var fields = line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            var at = expected.Count;
            Assert.Equal(fields[0], surface.IndexOn(0, at));
            Assert.Equal(fields[1], surface.IndexOn(1, at));
            Assert.Equal(fields[2], surface.PointAt(at)[0], 1e-15);
            Assert.Equal(fields[3], surface.PointAt(at)[1], 1e-15);
            Assert.True(Math.Abs(surface.Values[at] - fields[4]) <= Tolerance * Math.Abs(fields[4]), $"{surface.Values[at]:R} is not {fields[4]:R} at {line}");
            best = at == 0 || fields[4] > expected[best] ? at : best;
            expected.Add(fields[4]);
        }
        Assert.Equal(10_000, expected.Count);
        Assert.Equal(best, surface.Best);
    }

    private static DataTable Table(string name) => CsvReader.Read(Path.Combine(AppContext.BaseDirectory, "Reference", "grid", name + ".csv"));
}
