using Accel.Engine.Inference;
using Accel.Engine.Data;
using Accel.Engine.Models;
using Accel.Engine.Tests.Models;

namespace Accel.Engine.Tests.Inference;

/// <summary>Residuals, leverages and influence against R's.</summary>
public class RowDiagnosticsTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Cases => InferenceCase.With("influence");

    // R's logit stops short of the edges, where leverages of 1e-11 become 5e-14; its leverages of rows of weight 0 belong to other rows.
    public static TheoryData<string> References => [.. ReferenceCase.Fittable.Where(name => !new ReferenceCase(name).IsSeparated
        && name != "binom_near_separation" && !name.EndsWith("zero_weights", StringComparison.Ordinal) && !name.EndsWith("saturated", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Influence_is_R_s(string name)
    {
        var one = new InferenceCase(name);
        var influence = one.Json.GetProperty("influence");
        var rows = new RowDiagnostics(one.Fit);
        Agree("hat", rows.Leverages);
        Agree("cooks", rows.CooksDistances);
        Agree("rstandard", rows.Residuals(ResidualKind.Standardized));
        Agree("rstudent", rows.Residuals(ResidualKind.Studentized));
        Agree("dffits", rows.DfFits);
        Agree("covratio", rows.CovarianceRatios);
        var names = influence.GetProperty("dfbetas_names").EnumerateArray().Select(element => element.GetString()!).ToArray();
        for (var i = 0; i < names.Length; i++)
            InferenceCase.Agree(names[i], InferenceCase.Numbers(influence.GetProperty("dfbetas")[i]), [.. rows.DfBetas(names[i])], Tolerance);

        void Agree(string what, IEnumerable<double> got) =>
            InferenceCase.Agree(what, InferenceCase.Numbers(influence.GetProperty(what)), [.. got], Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Residuals_are_R_s(string name)
    {
        var one = new InferenceCase(name);
        var rows = new RowDiagnostics(one.Fit);
        foreach (var kind in one.Json.GetProperty("residuals").EnumerateObject())
            InferenceCase.Agree(kind.Name, InferenceCase.Numbers(kind.Value), [.. rows.Residuals(Enum.Parse<ResidualKind>(kind.Name, ignoreCase: true))], 1e-10);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void First_rows_of_the_reference_agree(string name)
    {
        var reference = new ReferenceCase(name);
        var rows = new RowDiagnostics(reference.Fit());
        var tolerance = name.EndsWith("bad_scaling", StringComparison.Ordinal) ? 1e-6 : 1e-8;
        Agree("hat_first10", rows.Leverages);
        Agree("cooks_distance_first10", rows.CooksDistances);
        Agree("fitted_first10", rows.FittedValues);
        Agree("linear_predictors_first10", rows.Predictors);
        foreach (var kind in reference.Json.GetProperty("residuals_first10").EnumerateObject())
            Compare(kind.Name, InferenceCase.Numbers(kind.Value), rows.Residuals(Enum.Parse<ResidualKind>(kind.Name, ignoreCase: true)));

        void Agree(string what, IEnumerable<double> got) => Compare(what, InferenceCase.Numbers(reference.Json.GetProperty(what)), got);
        void Compare(string what, double[] expected, IEnumerable<double> got) => InferenceCase.Agree(what, expected, [.. got.Take(expected.Length)], tolerance);
    }

    [Fact]
    public void Leverages_add_up_to_the_rank_over_many_chunks_and_whatever_the_threads()
    {
        const int count = 50_000;
        var random = new Random(3);
        var x = Enumerable.Range(0, count).Select(_ => random.NextDouble()).ToArray();
        var group = Enumerable.Range(0, count).Select(_ => $"g{random.Next(40)}").ToArray();
        var table = new DataTable("d", new NumericColumn("x", x), new CategoricalColumn("g", group), new NumericColumn("y", [.. x.Select(value => random.NextDouble() < value ? 1.0 : 0)]));
        var fit = Glm.Fit(table, "y ~ x + g", new GlmOptions { Family = "binomial" });
        var leverages = new RowDiagnostics(fit).Leverages.ToArray();
        Assert.Equal(fit.Rank, leverages.Sum(), 1e-9);
        Assert.Equal(leverages, Workers.Limited(1, () => new RowDiagnostics(fit).Leverages.ToArray()));
    }

    [Fact]
    public void Residuals_of_certain_rows_keep_their_digits()
    {
        // η = 40 in the last row: its mean is 1 to the last bit, its residual is e^−40.
        var table = new DataTable("d", new NumericColumn("y", [0, 1, 0, 1, 1]), new NumericColumn("o", [0, 0, 0, 0, 40]));
        var fit = Glm.Fit(table, "y ~ offset(o)", new GlmOptions { Family = "binomial" });
        var rows = new RowDiagnostics(fit);
        var expected = Math.Exp(-40 - fit["(Intercept)"].Estimate);
        Assert.Equal(expected, rows.Residuals(ResidualKind.Response)[4], 1e-12 * expected);
    }

    [Fact]
    public void Rows_of_weight_zero_have_residuals_and_nothing_else()
    {
        var table = new DataTable("d", new NumericColumn("y", [1, 3, 2, 5, 9]), new NumericColumn("x", [1, 2, 3, 4, 5]), new NumericColumn("w", [1, 1, 1, 2, 0]));
        var rows = new RowDiagnostics(Glm.Fit(table, "y ~ x", new GlmOptions { Weights = "w" }));
        Assert.Equal(0, rows.Leverages[4]);
        Assert.True(rows.Residuals(ResidualKind.Response)[4] > 1);
        Assert.True(double.IsNaN(rows.CooksDistances[4]) && double.IsNaN(rows.Residuals(ResidualKind.Studentized)[4]) && double.IsNaN(rows.DfBetas("x")[4]));
    }

    [Fact]
    public void Unknown_and_aliased_coefficients_are_refused()
    {
        var rows = new RowDiagnostics(new InferenceCase("lm_aliased").Fit);
        Assert.Contains("no coefficient 'x3'", Assert.Throws<InputException>(() => rows.DfBetas("x3")).Message, StringComparison.Ordinal);
        Assert.Contains("aliased", Assert.Throws<InputException>(() => rows.DfBetas("x2")).Message, StringComparison.Ordinal);
    }
}
