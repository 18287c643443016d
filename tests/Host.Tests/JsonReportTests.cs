using System.Globalization;
using System.Text.Json;

namespace Accel.Host.Tests;

public class JsonReportTests
{
    private static readonly string[] Fields =
    [
        "formula", "family", "link", "nobs", "omitted", "coefficients", "dispersion", "deviance", "nullDeviance",
        "dfResidual", "dfNull", "aic", "aicc", "bic", "logLik", "iterations", "converged", "vcov", "engine", "timing", "warnings",
    ];

    private static readonly string[] LinearFields = ["rSquared", "adjRSquared", "sigma", "fStatistic", "fDf1", "fDf2", "fPValue"];

    private static JsonElement Fit(params string[] args)
    {
        var run = CommandRun.Here(["fit", CommandRun.File("Golden/plays.csv"), .. args, "--json"]);
        Assert.Empty(run.Error);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    [Fact]
    public void Has_every_field_of_a_generalized_linear_model()
    {
        var json = Fit("plays ~ genre + rating", "--family", "poisson", "--offset", "log(days)");
        Assert.Equal(Fields.Order(), Names(json).Order());
        Assert.Equal(["name", "estimate", "stdError", "statistic", "pValue"], Names(json.GetProperty("coefficients")[0]));
        Assert.Equal(["readSeconds", "fitSeconds", "passes"], Names(json.GetProperty("timing")));
        Assert.Equal("poisson", json.GetProperty("family").GetString());
        Assert.Equal("log", json.GetProperty("link").GetString());
        Assert.Equal(14, json.GetProperty("nobs").GetInt32());
        Assert.Equal(1, json.GetProperty("omitted").GetInt32());
        Assert.True(json.GetProperty("converged").GetBoolean());
        Assert.StartsWith("cpu (", json.GetProperty("engine").GetString());
        Assert.Equal(["(Intercept)", "genrejazz", "genrerock", "rating"],
            json.GetProperty("coefficients").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public void Has_the_fields_of_a_linear_model_too()
    {
        var json = Fit("plays ~ days + genre");
        Assert.Equal(Fields.Concat(LinearFields).Order(), Names(json).Order());
        Assert.Equal(3, json.GetProperty("fDf1").GetInt32());
        Assert.Equal(11, json.GetProperty("fDf2").GetInt32());
        Assert.Equal(0.3636, json.GetProperty("rSquared").GetDouble(), 4);
    }

    [Theory]
    [InlineData("wald")]
    [InlineData("profile")]
    public void Has_the_intervals_that_were_asked_for(string kind)
    {
        var json = Fit("plays ~ days", "--confint", kind, "--level", "0.9");
        Assert.Equal(0.9, json.GetProperty("level").GetDouble());
        foreach (var one in json.GetProperty("coefficients").EnumerateArray())
        {
            // R: qt(0.95, 13), times the standard error
            var half = 1.7709333959868723 * one.GetProperty("stdError").GetDouble();
            Assert.Equal(one.GetProperty("estimate").GetDouble() - half, one.GetProperty("low").GetDouble(), 1e-9);
            Assert.Equal(one.GetProperty("estimate").GetDouble() + half, one.GetProperty("high").GetDouble(), 1e-9);
        }
    }

    [Fact]
    public void Standard_errors_are_the_roots_of_the_covariance_s_diagonal()
    {
        var json = Fit("plays ~ genre + rating", "--family", "poisson");
        var errors = json.GetProperty("coefficients").EnumerateArray().Select(one => one.GetProperty("stdError").GetDouble()).ToArray();
        var covariance = json.GetProperty("vcov");
        Assert.Equal(errors.Length, covariance.GetArrayLength());
        for (var i = 0; i < errors.Length; i++)
            Assert.Equal(errors[i], Math.Sqrt(covariance[i][i].GetDouble()), 15);
    }

    [Fact]
    public void What_is_aliased_is_null()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("twice.csv", "y,x,z\n1,1,2\n3,2,4\n2,3,6\n5,4,8\n");
        var json = JsonDocument.Parse(CommandRun.Here("fit", path, "y ~ x + z", "--json").Output).RootElement;
        var aliased = json.GetProperty("coefficients")[2];
        Assert.Equal("z", aliased.GetProperty("name").GetString());
        foreach (var name in new[] { "estimate", "stdError", "statistic", "pValue" })
            Assert.Equal(JsonValueKind.Null, aliased.GetProperty(name).ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("vcov")[2][0].ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("vcov")[0][2].ValueKind);
        Assert.Equal(JsonValueKind.Number, json.GetProperty("vcov")[0][1].ValueKind);
    }

    [Fact]
    public void Numbers_come_back_as_the_same_bits()
    {
        var json = Fit("plays ~ days");
        var text = json.GetProperty("coefficients")[1].GetProperty("estimate").GetRawText();
        Assert.Equal(text, json.GetProperty("coefficients")[1].GetProperty("estimate").GetDouble().ToString("G17", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Warnings_are_in_the_object_and_not_on_standard_error()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("separated.csv", "y,x\n0,1\n0,2\n0,3\n1,4\n1,5\n1,6\n");
        var run = CommandRun.Here("fit", path, "y ~ x", "--family", "binomial", "--json");
        Assert.Empty(run.Error);
        Assert.NotEqual(0, JsonDocument.Parse(run.Output).RootElement.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public void Is_one_line() => Assert.Equal(1, CommandRun.Here("fit", CommandRun.File("Golden/plays.csv"), "plays ~ days", "--json").Output.Count(letter => letter == '\n'));
}
