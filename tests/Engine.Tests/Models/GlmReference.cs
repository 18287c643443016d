using System.Text.Json;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Xunit.Abstractions;

namespace Accel.Engine.Tests.Models;

/// <summary>A reference case, computed by an engine, against R's converged results and, where R rounds, against 256-bit ones.</summary>
internal static class GlmReference
{
    /// <summary>The cases with an estimate.</summary>
    public static IEnumerable<string> Cases => ReferenceCase.Fittable.Where(name => !new ReferenceCase(name).IsSeparated);

    /// <summary>The cases without.</summary>
    public static IEnumerable<string> SeparatedCases => ReferenceCase.Fittable.Where(name => new ReferenceCase(name).IsSeparated);

    /// <summary>Checks every number of a fit.</summary>
    /// <param name="name">The case.</param>
    /// <param name="engine">Where to compute; null for the best engine.</param>
    /// <param name="output">Is told the greatest errors.</param>
    public static void AgreesWithR(string name, IEngine? engine, ITestOutputHelper output)
    {
        var reference = new ReferenceCase(name);
        var fit = reference.Fit(new GlmOptions { Engine = engine });
        Assert.Equal(engine?.Info.ToString() ?? fit.Engine, fit.Engine);
        // Columns of size 1e6 around 1e6: R's own digits end there.
        var tolerance = name.EndsWith("bad_scaling", StringComparison.Ordinal) || name.EndsWith("near_separation", StringComparison.Ordinal) ? 1e-6 : 1e-9;
        var worst = new Dictionary<string, double>();

        var coefficients = reference.Json.GetProperty("coefficients").EnumerateArray().ToArray();
        Assert.Equal(coefficients.Select(one => one.GetProperty("name").GetString()), fit.Coefficients.Select(one => one.Name));
        var saturated = fit.ResidualDf == 0;
        foreach (var (expected, got) in coefficients.Zip(fit.Coefficients))
        {
            Compare("estimate", expected.GetProperty("estimate"), got.Estimate, tolerance);
            if (saturated)
                continue;
            Compare("std_error", expected.GetProperty("std_error"), got.StdError, tolerance);
            Compare("statistic", expected.GetProperty("statistic"), got.Statistic, tolerance);
            Compare("p_value", expected.GetProperty("p_value"), got.PValue, 1e-6);
        }
        Compare("null_deviance", reference.Json.GetProperty("null_deviance"), fit.NullDeviance, 1e-10);
        if (!saturated)
        {
            Compare("deviance", reference.Json.GetProperty("deviance"), fit.Deviance, 1e-10);
            Compare("dispersion", reference.Json.GetProperty("dispersion"), fit.Dispersion, 1e-10);
            Compare("loglik", reference.Json.GetProperty("loglik"), fit.LogLikelihood, 1e-10);
            Compare("aic", reference.Json.GetProperty("aic"), fit.Aic, 1e-10);
            Compare("bic", reference.Json.GetProperty("bic"), fit.Bic, 1e-10);
        }
        Assert.Equal(reference.Number("df_residual"), fit.ResidualDf);
        Assert.Equal(reference.Number("df_null"), fit.NullDf);
        Assert.Equal(reference.Number("rank"), fit.Rank);
        Assert.Equal(reference.Number("n_obs"), fit.Observations);
        Assert.Equal(reference.Number("iterations"), fit.Iterations);
        Assert.True(fit.Converged);
        CompareCovariance();
        CompareLinear();
        output.WriteLine($"{name}: {string.Join(", ", worst.Select(pair => $"{pair.Key} {pair.Value:E1}"))}");

        void CompareCovariance()
        {
            if (saturated)
                return;
            var vcov = reference.Json.GetProperty("vcov");
            var names = vcov.GetProperty("names").EnumerateArray().Select(one => one.GetString()!).ToArray();
            var at = names.Select(one => fit.Coefficients.Select((c, i) => (c, i)).First(pair => pair.c.Name == one).i).ToArray();
            var values = vcov.GetProperty("values").EnumerateArray().Select(row => row.EnumerateArray().Select(ReferenceCase.Number).ToArray()).ToArray();
            for (var i = 0; i < at.Length; i++)
            {
                for (var j = 0; j < at.Length; j++)
                {
                    var scale = Math.Sqrt(values[i][i] * values[j][j]);
                    Assert.InRange(Math.Abs(fit.Covariance[at[i], at[j]] - values[i][j]) / scale, 0, tolerance);
                }
            }
        }

        void CompareLinear()
        {
            if (saturated || !reference.Json.TryGetProperty("lm", out var lm) || lm.ValueKind == JsonValueKind.Null)
                return;
            Assert.NotNull(fit.Linear);
            Compare("sigma", lm.GetProperty("sigma"), fit.Linear.Sigma, 1e-9);
            Compare("r_squared", lm.GetProperty("r_squared"), fit.Linear.RSquared, 1e-9);
            Compare("f_statistic", lm.GetProperty("f_statistic"), fit.Linear.FStatistic, 1e-9);
            Compare("f_p_value", lm.GetProperty("f_p_value"), fit.Linear.FPValue, 1e-6);
            Compare("adj_r_squared", lm.GetProperty("adj_r_squared"), fit.Linear.AdjustedRSquared, 1e-9);
        }

        void Compare(string what, JsonElement expected, double got, double allowed)
        {
            var value = ReferenceCase.Number(expected);
            if (double.IsNaN(value))
            {
                Assert.True(double.IsNaN(got), $"{what} is {got:R}, R has NA");
                return;
            }
            var error = got == value ? 0 : Math.Abs(got - value) / Math.Max(Math.Abs(value), 1e-300);
            worst[what] = Math.Max(worst.GetValueOrDefault(what), error);
            Assert.True(error <= allowed, $"{name}: {what} is {got:R}, R has {value:R}, relative error {error:E2}");
        }
    }

    /// <summary>Checks that a fit without an estimate says so.</summary>
    /// <param name="name">The case.</param>
    /// <param name="engine">As above.</param>
    public static void SaysSeparated(string name, IEngine? engine)
    {
        var fit = new ReferenceCase(name).Fit(new GlmOptions { Engine = engine });
        Assert.Contains(fit.Warnings, warning => warning.Contains("separated", StringComparison.Ordinal));
    }
}
