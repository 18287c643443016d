using Accel.Engine.Data;
using Accel.Engine.Inference;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Inference;

/// <summary>Intervals against R's, those of the profile against roots that R's <c>uniroot</c> finds.</summary>
public class ConfidenceIntervalsTests
{
    public static TheoryData<string> Cases => InferenceCase.With("wald");

    public static TheoryData<string> Profiled => InferenceCase.With("profile");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Wald_s_are_R_s(string name)
    {
        var one = new InferenceCase(name);
        Agree(one.Json.GetProperty("wald"), ConfidenceIntervals.Wald(one.Fit), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Profiled))]
    public void Ends_of_the_profile_are_its_roots(string name)
    {
        var one = new InferenceCase(name);
        Agree(one.Json.GetProperty("profile"), ConfidenceIntervals.Profile(one.Fit), 1e-8);
    }

    [Fact]
    public void A_side_without_an_end_has_none()
    {
        // All of group b succeed: the likelihood of its effect levels off upwards.
        var table = new DataTable("d", new NumericColumn("y", [0, 0, 1, 1, 1, 1]), new CategoricalColumn("g", ["a", "a", "a", "b", "b", "b"]));
        var fit = Glm.Fit(table, "y ~ g", new GlmOptions { Family = "binomial" });
        var interval = ConfidenceIntervals.Profile(fit)[1];
        Assert.True(double.IsNaN(interval.High));
        Assert.InRange(interval.Low, -1, 5);
    }

    [Fact]
    public void A_bias_reduced_fit_has_no_profile()
    {
        var fit = Glm.Fit(InferenceCase.Data, "b ~ x", new GlmOptions { Family = "binomial", Firth = true });
        Assert.Contains("bias-reduced", Assert.Throws<InputException>(() => ConfidenceIntervals.Profile(fit)).Message, StringComparison.Ordinal);
        Assert.Contains("bias-reduced", Assert.Throws<InputException>(() => Anova.Sequential(fit, AnovaTest.Chisq)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_outside_0_to_1_is_refused()
    {
        var fit = new InferenceCase("logit").Fit;
        Assert.Contains("between 0 and 1", Assert.Throws<InputException>(() => ConfidenceIntervals.Wald(fit, 95)).Message, StringComparison.Ordinal);
    }

    private static void Agree(System.Text.Json.JsonElement expected, IReadOnlyList<ConfidenceInterval> got, double tolerance)
    {
        var rows = expected.EnumerateArray().Select(InferenceCase.Numbers).ToArray();
        var known = rows.Length == got.Count ? got : [.. got.Where(one => !double.IsNaN(one.Low))];
        for (var i = 0; i < rows.Length; i++)
            InferenceCase.Agree(known[i].Name, rows[i], [known[i].Low, known[i].High], tolerance);
    }
}
