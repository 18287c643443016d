using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Models;
using Accel.Engine.Summaries;
using Xunit.Abstractions;

namespace Accel.Engine.Tests.Models;

/// <summary>Every family with its links against R's converged fits of random data (Reference/scripts/families.R).</summary>
public class FamilyReferenceTests(ITestOutputHelper output)
{
    private static readonly JsonElement Reference = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "families.json"))).RootElement;

    internal static readonly DataTable Table = new("d", [.. Reference.GetProperty("data").EnumerateObject().Select(Column)]);

    private static readonly Dictionary<string, JsonElement> ByName = Reference.GetProperty("cases").EnumerateArray()
        .ToDictionary(one => one.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_R(string name)
    {
        var expected = ByName[name];
        var fit = Fit(expected);
        Assert.True(fit.Converged);
        Assert.Equal(Texts(expected, "names"), fit.Coefficients.Select(one => one.Name));
        var (estimates, errors) = (Numbers(expected, "estimate"), Numbers(expected, "error"));
        for (var i = 0; i < estimates.Length; i++)
        {
            // A coefficient near 0 is known no better than its standard error allows.
            Near($"{name}: {fit.Coefficients[i].Name}", estimates[i], fit.Coefficients[i].Estimate, 1e-8 * Math.Max(Math.Abs(estimates[i]), errors[i]));
            Near($"{name}: error", errors[i], fit.Coefficients[i].StdError, 1e-8 * errors[i]);
        }
        Relative("deviance", fit.Deviance, 1e-10);
        Relative("nullDeviance", fit.NullDeviance, 1e-10);
        Relative("dispersion", fit.Dispersion, 1e-8);
        Relative("logLik", fit.LogLikelihood, 1e-10);
        Relative("aic", fit.Aic, 1e-10);
        if (fit.Theta is { } theta)
        {
            Relative("thetaEstimate", theta.Value, 1e-8);
            Relative("thetaError", theta.StdError, 1e-8);
        }
        else
        {
            Assert.Equal(expected.GetProperty("iterations").GetInt32(), fit.Iterations);
        }
        Assert.Equal(expected.GetProperty("residualDf").GetInt32(), fit.ResidualDf);

        void Relative(string what, double got, double tolerance)
        {
            if (expected.TryGetProperty(what, out var value))
                Near($"{name}: {what}", value.GetDouble(), got, tolerance * Math.Abs(value.GetDouble()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_summary_is_what_R_prints(string name)
    {
        var expected = ByName[name];
        if (expected.GetProperty("text").ValueKind == JsonValueKind.Null)
            return;
        var text = string.Concat(Texts(expected, "text").Select(line => line + "\n"));
        var fit = Fit(expected);
        // statmod's families have no AIC; ours is that of the exact density.
        Assert.Equal(text, (fit.Family == "tweedie" ? fit with { Aic = double.NaN } : fit).Summary());
    }

    [Fact]
    public void Quasi_families_have_no_likelihood() => Assert.All(
        ByName.Values.Where(one => one.GetProperty("family").GetString()!.StartsWith("quasi", StringComparison.Ordinal)),
        one => Assert.Equal((double.NaN, double.NaN, double.NaN), (Fit(one).LogLikelihood, Fit(one).Aic, Fit(one).Bic)));

    private static GlmFit Fit(JsonElement one)
    {
        string? Text(string property) => one.GetProperty(property).GetString();
        double? Number(string property) => one.GetProperty(property) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
        var offset = Text("offset");
        return Glm.Fit(Table, Text("formula")!, new GlmOptions
        {
            Family = Text("family")!,
            Link = Text("link"),
            Theta = Number("theta"),
            Power = Number("power"),
            Variance = Text("variance"),
            Weights = Text("weights"),
            Offset = offset is null ? null : $"log({offset})",
        });
    }

    private void Near(string what, double expected, double got, double tolerance)
    {
        output.WriteLine($"{what}: {Math.Abs(got - expected):E1} of {expected:G6}");
        Assert.True(Math.Abs(got - expected) <= tolerance, $"{what} is {got:R}, R has {expected:R}");
    }

    private static Column Column(JsonProperty column) => column.Value[0].ValueKind == JsonValueKind.String
        ? new CategoricalColumn(column.Name, [.. column.Value.EnumerateArray().Select(value => value.GetString())])
        : new NumericColumn(column.Name, [.. column.Value.EnumerateArray().Select(value => value.GetDouble())]);

    private static double[] Numbers(JsonElement one, string property) => [.. one.GetProperty(property).EnumerateArray().Select(value => value.GetDouble())];

    private static IEnumerable<string> Texts(JsonElement one, string property) => one.GetProperty(property).EnumerateArray().Select(value => value.GetString()!);
}
