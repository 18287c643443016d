using Accel.Engine.Data.Storage;
using System.Globalization;
using System.Text.Json;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Summaries;

/// <summary>One summary printed by R: the figures it shows, as a fit, and the text.</summary>
internal sealed record SummaryCase(string Name, GlmFit Fit, string Text)
{
    /// <summary>Reads what <c>scripts/summaries.R</c> wrote.</summary>
    internal static IReadOnlyList<SummaryCase> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(Parse)];
    }

    private static SummaryCase Parse(JsonElement json)
    {
        var lines = json.GetProperty("text").EnumerateArray().Select(line => line.GetString());
        return new(json.GetProperty("name").GetString()!, ParseFit(json), string.Concat(lines.Select(line => line + "\n")));
    }

    private static GlmFit ParseFit(JsonElement json)
    {
        var linear = json.GetProperty("kind").GetString() == "lm" ? ParseLinear(json) : null;
        Coefficient[] coefficients =
        [
            .. json.GetProperty("coefficients").EnumerateArray().Select(row =>
                new Coefficient(row[0].GetString()!, Number(row[1]), Number(row[2]), Number(row[3]), Number(row[4]))),
        ];
        return new()
        {
            Call = json.GetProperty("call").GetString()!,
            Formula = "",
            Family = linear is null ? json.GetProperty("family").GetString()! : "gaussian",
            Link = "",
            Coefficients = coefficients,
            Covariance = new double[0, 0],
            Dispersion = linear is null ? Number(json.GetProperty("dispersion")) : double.NaN,
            DispersionEstimated = linear is not null || json.GetProperty("studentized").GetBoolean(),
            Deviance = linear is null ? Number(json.GetProperty("deviance")) : double.NaN,
            NullDeviance = linear is null ? Number(json.GetProperty("nullDeviance")) : double.NaN,
            ResidualDf = json.GetProperty("residualDf").GetInt32(),
            NullDf = linear is null ? json.GetProperty("nullDf").GetInt32() : 0,
            Rank = json.GetProperty("rank").GetInt32(),
            LogLikelihood = double.NaN,
            Aic = linear is null ? Number(json.GetProperty("aic")) : double.NaN,
            Bic = double.NaN,
            Iterations = linear is null ? json.GetProperty("iterations").GetInt32() : 0,
            Converged = true,
            Observations = 0,
            Omitted = json.GetProperty("omitted").GetInt32(),
            Linear = linear,
            Engine = "",
            Timing = new(0, 0, 0),
            Warnings = [],
            Design = new(0, []),
        };
    }

    private static LinearModelStatistics ParseLinear(JsonElement json)
    {
        ColumnData residuals = [.. json.GetProperty("residuals").EnumerateArray().Select(Number)];
        return new(
            Number(json.GetProperty("sigma")), Number(json.GetProperty("rSquared")), Number(json.GetProperty("adjusted")),
            Number(json.GetProperty("f")), json.GetProperty("fDf1").GetInt32(), json.GetProperty("fDf2").GetInt32(),
            Number(json.GetProperty("fP")), DataRow: null, json.GetProperty("weighted").GetBoolean(), () => residuals);
    }

    private static double Number(JsonElement json) =>
        json.GetString() == "NA" ? double.NaN : double.Parse(json.GetString()!, CultureInfo.InvariantCulture);
}
