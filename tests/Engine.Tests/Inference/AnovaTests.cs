using System.Text.Json;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Engine.Summaries;
using Accel.Engine.Tests.Models;

namespace Accel.Engine.Tests.Inference;

/// <summary>Tables of tests against R's figures, and their text against what R prints.</summary>
public class AnovaTests
{
    public static TheoryData<string> Cases => InferenceCase.With("anova");

    public static TheoryData<string> Sequential => References("anova_sequential");

    public static TheoryData<string> Dropped => References("drop1");

    public static TheoryData<string> Nested => References("nested_tests");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tables_are_R_s(string name)
    {
        var one = new InferenceCase(name);
        foreach (var table in one.Json.GetProperty("anova").EnumerateObject())
            Agree(table.Value, Anova.Sequential(one.Fit, Enum.Parse<AnovaTest>(table.Name)));
        foreach (var table in one.Json.GetProperty("drop1").EnumerateObject())
            Agree(table.Value, SingleTermDeletions.Table(one.Fit, TestOf(table.Name)));
        foreach (var comparison in one.Json.GetProperty("compare").EnumerateArray())
        {
            var small = one.Refit(comparison.GetProperty("formula").GetString()!);
            foreach (var table in comparison.GetProperty("tables").EnumerateObject())
                Agree(table.Value, ModelComparison.Table([small, one.Fit], Enum.Parse<AnovaTest>(table.Name)));
            var wald = comparison.GetProperty("wald").GetDouble();
            Assert.Equal(wald, WaldTest.Between(small, one.Fit).ChiSquared, 1e-9 * wald);
        }

        void Agree(JsonElement expected, AnovaTable got)
        {
            Assert.Equal(expected.GetProperty("columns").EnumerateArray().Select(column => column.GetString()), got.Columns);
            Assert.Equal(expected.GetProperty("rows").EnumerateArray().Select(row => row.GetString()), got.Rows.Select(row => row.Name));
            var values = expected.GetProperty("values").EnumerateArray().Select(InferenceCase.Numbers).ToArray();
            // R's reduced models stop where the deviance stands still; the score there is right to half as many digits.
            var tolerance = got.Columns.Any(column => column.Contains("Rao", StringComparison.Ordinal)) ? 1e-7 : 1e-9;
            for (var column = 0; column < got.Columns.Count; column++)
                InferenceCase.Agree($"{name} {got.Columns[column]}", [.. values.Select(row => row[column])], [.. got.Rows.Select(row => row.Values[column])], tolerance);
            var text = string.Concat(expected.GetProperty("text").EnumerateArray().Select(line => line.GetString() + "\n"));
            Assert.Equal(text, got.Print());
        }
    }

    [Theory]
    [MemberData(nameof(Sequential))]
    public void Sequential_tables_of_the_reference_agree(string name)
    {
        var reference = new ReferenceCase(name);
        var expected = reference.Json.GetProperty("anova_sequential");
        Agree(name, expected, Anova.Sequential(reference.Fit(), TestOf(expected.GetProperty("test").GetString()!)));
    }

    [Theory]
    [MemberData(nameof(Dropped))]
    public void Single_term_deletions_of_the_reference_agree(string name)
    {
        var reference = new ReferenceCase(name);
        var expected = reference.Json.GetProperty("drop1");
        Agree(name, expected, SingleTermDeletions.Table(reference.Fit(), TestOf(expected.GetProperty("test").GetString()!)));
    }

    [Theory]
    [MemberData(nameof(Nested))]
    public void Nested_tests_of_the_reference_agree(string name)
    {
        var reference = new ReferenceCase(name);
        foreach (var expected in reference.Json.GetProperty("nested_tests").EnumerateArray())
        {
            var small = reference.Fit(expected.GetProperty("reduced_formula").GetString()!);
            var test = TestOf(expected.GetProperty("test").GetString()!);
            var table = ModelComparison.Table([small, reference.Fit()], test);
            var statistic = table["2", test == AnovaTest.F ? "F" : "Deviance"];
            InferenceCase.Agree(
                name, [expected.GetProperty("statistic").GetDouble(), expected.GetProperty("p_value").GetDouble(), expected.GetProperty("df").GetDouble()],
                [statistic, table.Rows[1].Values[^1], table["2", "Df"]], 1e-8);
        }
    }

    [Fact]
    public void Models_that_cannot_be_compared_are_refused()
    {
        var one = new InferenceCase("logit");
        Refused([one.Fit, one.Refit("b ~ z")], "not nested");
        Refused([one.Fit, one.Refit("b ~ x + v")], "48 and 47 rows");
        Refused([one.Fit, one.Refit("p ~ x")], "different responses");
        Refused([one.Fit, new InferenceCase("poisson").Fit], "differ in family or link");
        Refused([one.Fit, Glm.Fit(InferenceCase.Data, "b ~ x", new GlmOptions { Family = "binomial", Weights = "w" })], "different data");
        Refused([one.Fit], "two models");

        static void Refused(IReadOnlyList<GlmFit> fits, string part) =>
            Assert.Contains(part, Assert.Throws<InputException>(() => ModelComparison.Table(fits, AnovaTest.Chisq)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wald_s_test_of_one_coefficient_is_its_own()
    {
        var fit = new InferenceCase("lm").Fit;
        var test = WaldTest.Of(fit, "x");
        Assert.Equal(fit["x"].Statistic * fit["x"].Statistic, test.F, 1e-12 * test.F);
        Assert.Equal(fit["x"].PValue, test.PValue, 1e-10 * test.PValue);
        Assert.Contains("no coefficient 'y'", Assert.Throws<InputException>(() => WaldTest.Of(fit, "y")).Message, StringComparison.Ordinal);
        Assert.Contains("not nested", Assert.Throws<InputException>(() => WaldTest.Between(fit, new InferenceCase("logit").Fit)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_found_where_names_do_not_tell_it()
    {
        var small = Glm.Fit(InferenceCase.Data, "y ~ I(x + z)");
        var table = ModelComparison.Table([small, Glm.Fit(InferenceCase.Data, "y ~ x + z")], AnovaTest.F);
        Assert.Equal(1, table["2", "Df"]);
    }

    [Fact]
    public void F_of_a_known_dispersion_comes_with_a_warning()
    {
        var one = new InferenceCase("logit");
        Assert.Contains("inappropriate", Anova.Sequential(one.Fit, AnovaTest.F).Warnings.Single(), StringComparison.Ordinal);
        Assert.Empty(Anova.Sequential(one.Fit, AnovaTest.Chisq).Warnings);
    }

    [Fact]
    public void Terms_inside_others_are_not_dropped()
    {
        var table = SingleTermDeletions.Table(Glm.Fit(InferenceCase.Data, "y ~ x * g + z"), AnovaTest.F);
        Assert.Equal(["<none>", "z", "x:g"], table.Rows.Select(row => row.Name));
    }

    private static AnovaTest TestOf(string name) => name switch { "none" => AnovaTest.None, "LRT" => AnovaTest.Chisq, _ => Enum.Parse<AnovaTest>(name) };

    private static TheoryData<string> References(string property) =>
        [.. ReferenceCase.Fittable.Where(name => new ReferenceCase(name).Json.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)];

    private static void Agree(string name, JsonElement expected, AnovaTable got)
    {
        var rows = expected.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(rows.Select(row => row.GetProperty("term").GetString()), got.Rows.Select(row => row.Name));
        foreach (var column in got.Columns)
        {
            InferenceCase.Agree(
                $"{name} {column}", [.. rows.Select(row => ReferenceCase.Number(row.GetProperty(column)))],
                [.. got.Rows.Select(row => got[row.Name, column])], 1e-8);
        }
    }
}
