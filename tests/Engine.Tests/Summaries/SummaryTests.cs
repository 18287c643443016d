using Accel.Engine.Summaries;

namespace Accel.Engine.Tests.Summaries;

/// <summary>Summaries against the text that R printed for the same figures (scripts/summaries.R).</summary>
public class SummaryTests
{
    private static readonly IReadOnlyDictionary<string, SummaryCase> Cases = SummaryCase
        .Read(Path.Combine(AppContext.BaseDirectory, "Reference", "summaries.json"))
        .ToDictionary(summary => summary.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_is_what_R_prints(string name) => Assert.Equal(Cases[name].Text, Cases[name].Fit.Summary());

    [Fact]
    public void There_are_cases_of_every_kind()
    {
        Assert.True(Cases.Count >= 80);
        Assert.Contains(Cases.Values, summary => summary.Fit.Linear is not null && summary.Fit.ResidualDf is > 0 and <= 5);
        Assert.Contains(Cases.Values, summary => summary.Fit.Linear is null && summary.Fit.Coefficients.Any(c => c.IsAliased));
    }

    [Fact]
    public void A_gaussian_fit_has_both_layouts()
    {
        var fit = Cases["lm simple"].Fit;
        Assert.Equal(LmSummary.Print(fit), fit.Summary());
        Assert.Contains("(Dispersion parameter for gaussian family taken to be ", GlmSummary.Print(fit), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LmSummary.Print(Cases["glm binomial"].Fit));
    }

    [Fact]
    public void Quasi_families_have_no_AIC()
    {
        var fit = Cases["glm poisson"].Fit with { Family = "quasipoisson", Aic = double.NaN };
        Assert.Contains("\nAIC: NA\n", fit.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_saturated_model_has_NaN_for_its_errors_and_an_aliased_one_NA()
    {
        var table = CoefficientTable.Print(
            [new("a", 1, double.NaN, double.NaN, double.NaN), new("b", double.NaN, double.NaN, double.NaN, double.NaN)], studentized: true);
        Assert.Equal("  Estimate Std. Error t value Pr(>|t|)\na        1        NaN     NaN      NaN\nb       NA         NA      NA       NA\n", table);
    }
}
