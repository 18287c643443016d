using Accel.Engine.Engines;
using Accel.Engine.Likelihood;
using Accel.Engine.Likelihood.Samples;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Likelihood;

/// <summary>Surfaces against those that were computed with 200 bits.</summary>
public class ReferenceSurfaceTests
{
    [Theory]
    [InlineData(true, "cpu")]
    [InlineData(false, "cpu")]
    [InlineData(true, "scalar")]
    public void Of_the_songs_is_exact(bool collapse, string engineName)
    {
        using var engine = EngineSelection.Create(engineName).Engine;
        ReferenceSurface.Songs.AssertGrid(engine, collapse);
    }

    [Fact]
    public void Of_counts_is_exact()
    {
        using var engine = EngineSelection.Create("cpu").Engine;
        ReferenceSurface.Counts.AssertGrid(engine);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("scalar")]
    public void Values_at_points_of_a_list_are_exact(string engineName)
    {
        using var engine = EngineSelection.Create(engineName).Engine;
        ReferenceSurface.Songs.AssertList(engine, step: 9);
        ReferenceSurface.Counts.AssertList(engine, step: 9);
    }

    /// <summary>A normal distribution is also a linear model, whose dispersion is the variance.</summary>
    [Theory]
    [InlineData("distribution")]
    [InlineData("model")]
    public void Of_a_normal_distribution_is_exact(string kind)
    {
        var reference = ReferenceSurface.Normal;
        using var engine = new SimdEngine();
        using LikelihoodModel model = kind == "distribution"
            ? new SampleLikelihood(SampleFit.Of(SampleDistributions.Find("normal", null, "variance"), SampleReader.Read(reference.Table, "x", SampleDistributions.Find("normal")).Sample))
            : new GlmLikelihood(Glm.Fit(reference.Table, reference.Formula), engine);
        var names = kind == "distribution" ? ("mean", "variance") : ("(Intercept)", GlmLikelihood.DispersionName);
        reference.AssertGrid(model, reference.First with { Parameter = names.Item1 }, reference.Second with { Parameter = names.Item2 });
        Assert.Equal(-1076.6467059964305, model.Maximum, 1e-11);
        Assert.Equal(9.926374934, model.Estimates[0], 1e-12);
        Assert.Equal(4.3436271919583218, model.Estimates[1], 1e-12);
    }
}
