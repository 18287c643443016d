using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Engine.Summaries;
using Accel.Engine.Tests.Models;

namespace Accel.Engine.Tests.Inference;

/// <summary>Sandwich covariances against R's package sandwich, variance inflation against car's.</summary>
public class RobustCovarianceTests
{
    public static TheoryData<string> Cases => InferenceCase.With("hc");

    public static TheoryData<string> Clustered => InferenceCase.With("cluster");

    public static TheoryData<string> Inflated => InferenceCase.With("vif");

    public static TheoryData<string> References =>
        [.. ReferenceCase.Fittable.Where(name => new ReferenceCase(name).Json.TryGetProperty("robust", out var robust) && robust.ValueKind == JsonValueKind.Object)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_independent_rows_is_R_s(string name)
    {
        var one = new InferenceCase(name);
        foreach (var kind in one.Json.GetProperty("hc").EnumerateObject())
            Agree(kind.Value, RobustCovariance.HeteroscedasticityConsistent(one.Fit, Enum.Parse<CovarianceKind>(kind.Name)), one.Fit);
    }

    [Theory]
    [MemberData(nameof(Clustered))]
    public void Of_clusters_is_R_s(string name)
    {
        var one = new InferenceCase(name);
        foreach (var kind in one.Json.GetProperty("cluster").EnumerateObject())
            Agree(kind.Value, RobustCovariance.Clustered(one.Fit, InferenceCase.Data["id"], Enum.Parse<CovarianceKind>(kind.Name)), one.Fit);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void Agrees_with_the_reference(string name)
    {
        var reference = new ReferenceCase(name);
        var fit = reference.Fit();
        foreach (var kind in Enum.GetValues<CovarianceKind>())
            Agree(reference.Json.GetProperty("robust").GetProperty(kind.ToString()).GetProperty("vcov"), RobustCovariance.HeteroscedasticityConsistent(fit, kind), fit);
    }

    [Theory]
    [MemberData(nameof(Inflated))]
    public void Variance_inflation_is_car_s(string name)
    {
        var one = new InferenceCase(name);
        var expected = one.Json.GetProperty("vif");
        var got = VarianceInflation.Of(one.Fit);
        Assert.Equal(expected.GetProperty("terms").EnumerateArray().Select(term => term.GetString()), got.Select(term => term.Term));
        InferenceCase.Agree("factor", InferenceCase.Numbers(expected.GetProperty("gvif")), [.. got.Select(term => term.Factor)], 1e-9);
        InferenceCase.Agree("adjusted", InferenceCase.Numbers(expected.GetProperty("adjusted")), [.. got.Select(term => term.Adjusted)], 1e-9);
    }

    [Fact]
    public void Is_the_same_whatever_the_threads()
    {
        const int count = 70_000;
        var random = new Random(9);
        var x = Enumerable.Range(0, count).Select(_ => random.NextDouble()).ToArray();
        var table = new DataTable("d", new NumericColumn("x", x), new NumericColumn("y", [.. x.Select(value => value + value * random.NextDouble())]));
        var fit = Glm.Fit(table, "y ~ x + I(x^2)");
        var many = RobustCovariance.HeteroscedasticityConsistent(fit, CovarianceKind.HC3);
        Assert.Equal(many, Workers.Limited(1, () => RobustCovariance.HeteroscedasticityConsistent(fit, CovarianceKind.HC3)));
        // Each row its own cluster: HC0 but for G / (G − 1).
        var single = RobustCovariance.Clustered(fit, new NumericColumn("row", [.. Enumerable.Range(0, count).Select(row => (double)row)]), CovarianceKind.HC0);
        var plain = RobustCovariance.HeteroscedasticityConsistent(fit, CovarianceKind.HC0);
        Assert.Equal(plain[1, 2] * count / (count - 1), single[1, 2], 1e-10 * Math.Abs(plain[1, 2]));
    }

    [Fact]
    public void New_errors_make_new_statistics()
    {
        var fit = new InferenceCase("lm").Fit;
        var robust = RobustCovariance.With(fit, RobustCovariance.HeteroscedasticityConsistent(fit, CovarianceKind.HC1), "HC1");
        Assert.Equal(fit["x"].Estimate, robust["x"].Estimate);
        Assert.Equal(robust["x"].Estimate / robust["x"].StdError, robust["x"].Statistic);
        Assert.NotEqual(fit["x"].PValue, robust["x"].PValue);
        Assert.Contains("\nRobust standard errors: HC1\n\nCoefficients:\n", robust.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var fit = new InferenceCase("lm").Fit;
        Refused(() => RobustCovariance.Clustered(fit, new NumericColumn("one", Enumerable.Repeat(1.0, 48).ToArray())), "single cluster");
        Refused(() => RobustCovariance.Clustered(Glm.Fit(InferenceCase.Data, "y ~ x"), InferenceCase.Data["v"]), "Row 30");
        Refused(() => RobustCovariance.Clustered(fit, new NumericColumn("short", [1, 2])), "same table");
        Refused(() => RobustCovariance.Clustered(fit, InferenceCase.Data["id"], CovarianceKind.HC3), "HC0 or HC1");
        var alone = new DataTable("d", new NumericColumn("y", [1, 2, 3, 4.5, 9]), new NumericColumn("x", [1, 2, 3, 4, 5]), new CategoricalColumn("g", ["a", "a", "a", "a", "b"]));
        Refused(() => RobustCovariance.HeteroscedasticityConsistent(Glm.Fit(alone, "y ~ x + g"), CovarianceKind.HC3), "Row 5");
        Refused(() => VarianceInflation.Of(new InferenceCase("lm_aliased").Fit), "aliased");
        Refused(() => VarianceInflation.Of(Glm.Fit(alone, "y ~ x")), "two terms");

        static void Refused(Action action, string part) => Assert.Contains(part, Assert.Throws<InputException>(action).Message, StringComparison.Ordinal);
    }

    private static void Agree(JsonElement expected, double[,] got, GlmFit fit)
    {
        int[] kept = [.. Enumerable.Range(0, fit.Coefficients.Count).Where(i => !fit.Coefficients[i].IsAliased)];
        var values = expected.EnumerateArray().Select(InferenceCase.Numbers).ToArray();
        Assert.Equal(values.Length, kept.Length);
        for (var i = 0; i < kept.Length; i++)
        {
            for (var j = 0; j < kept.Length; j++)
                Assert.InRange(Math.Abs(got[kept[i], kept[j]] - values[i][j]) / Math.Sqrt(values[i][i] * values[j][j]), 0, 1e-9);
        }
    }
}
