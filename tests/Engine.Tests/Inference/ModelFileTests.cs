using System.Text;
using System.Text.Json.Nodes;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Engine.Summaries;
using Accel.Engine.Tests.Data;

namespace Accel.Engine.Tests.Inference;

/// <summary>Model files: what was written is read, and what is not sound is refused.</summary>
public class ModelFileTests
{
    public static TheoryData<string> Cases => InferenceCase.With("predict");

    public static TheoryData<string, string, string> Damages => new()
    {
        { "accelModel", "2", "version 2" },
        { "coefficients", "{}", "'coefficients' is no list" },
        { "coefficients", "[1]", "a coefficient is no object" },
        { "vcov", "[[1]]", "'vcov' has 1 rows" },
        { "inverseRoot", "[[1,2,3,4],[1],[1],[1]]", "'inverseRoot' has the wrong shape" },
        { "rank", "-1", "'rank' is no whole number" },
        { "rank", "2", "'rank' is not the number" },
        { "deviance", "\"big\"", "'deviance' is no number" },
        { "family", "\"poisson\"", "another family" },
        { "choice", "{\"family\": \"normal\"}", "no family 'normal'" },
        { "dispersionEstimated", "1", "not true or false" },
        { "dispersion", "2", "don't belong together" },
        { "terms", "null", "'terms' is no object" },
    };

    /// <summary>The fit as a model file has it.</summary>
    public static GlmFit Reread(GlmFit fit)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.json");
        using (var file = File.Create(path))
            ModelFile.Write(fit, file);
        return ModelFile.Read(path);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_read_has_the_figures_that_were_written(string name)
    {
        var one = new InferenceCase(name);
        var read = Reread(one.Fit);
        Assert.Equal(one.Fit.Coefficients, read.Coefficients);
        Assert.Equal(one.Fit.Covariance, read.Covariance);
        Assert.Equal((one.Fit.Deviance, one.Fit.Dispersion, one.Fit.ResidualDf, one.Fit.Rank), (read.Deviance, read.Dispersion, read.ResidualDf, read.Rank));
        if (!one.IsLinear)
            Assert.Equal(one.Fit.Summary(), read.Summary());
        // A file that was read can be written again.
        Assert.Equal(Text(one.Fit), Text(read));
    }

    [Fact]
    public void Files_can_be_compared_as_their_fits_can()
    {
        var one = new InferenceCase("logit");
        var small = one.Refit("b ~ x");
        Assert.Equal(
            ModelComparison.Table([small, one.Fit], AnovaTest.Chisq).Print(), ModelComparison.Table([Reread(small), Reread(one.Fit)], AnovaTest.Chisq).Print());
        var other = Glm.Fit(InferenceCase.Data, "b ~ x", new GlmOptions { Family = "binomial", Weights = "w" });
        Assert.Contains("different data", Assert.Throws<InputException>(() => ModelComparison.Table([Reread(other), Reread(one.Fit)], AnovaTest.Chisq)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("negative.binomial", null, null)]
    [InlineData("negative.binomial", 2.5, null)]
    [InlineData("tweedie", null, 1.5)]
    public void Families_keep_their_parameters(string family, double? theta, double? power)
    {
        var fit = Glm.Fit(InferenceCase.Data, "q ~ x + g", new GlmOptions { Family = family, Theta = theta, Power = power, Link = "log" });
        var read = Reread(fit);
        Assert.Equal(fit.Summary(), read.Summary());
        Assert.Equal(Prediction.Of(fit, InferenceCase.NewData).Fit, Prediction.Of(read, InferenceCase.NewData).Fit);
    }

    [Fact]
    public void Questions_about_rows_are_refused()
    {
        var read = Reread(new InferenceCase("lm").Fit);
        Assert.Contains("fit it again", Assert.Throws<InputException>(() => new RowDiagnostics(read)).Message, StringComparison.Ordinal);
        Assert.Contains("fit it again", Assert.Throws<InputException>(() => Anova.Sequential(read, AnovaTest.F)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_does_not_hang_together_is_refused(string property, string value, string part)
    {
        var json = JsonNode.Parse(Text(new InferenceCase("logit").Fit))!.AsObject();
        json[property] = JsonNode.Parse(value);
        Refused(json.ToJsonString(), part);
        json.Remove(property);
        Refused(json.ToJsonString(), property);
    }

    [Fact]
    public void What_is_not_whole_is_refused()
    {
        var text = Text(new InferenceCase("logit").Fit);
        Refused(text[..(text.Length / 2)], "no whole model file");
        Refused("", "no whole model file");
        Refused("{\"a\": 1}", "no model file");
        Refused("[]", "no model file");
        Assert.Contains("cannot be read", Assert.Throws<InputException>(() => ModelFile.Read("no/such/model.json")).Message, StringComparison.Ordinal);
    }

    private static string Text(GlmFit fit)
    {
        using var memory = new MemoryStream();
        ModelFile.Write(fit, memory);
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void Refused(string text, string part)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.json");
        File.WriteAllText(path, text);
        var error = Assert.Throws<InputException>(() => ModelFile.Read(path));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }
}
