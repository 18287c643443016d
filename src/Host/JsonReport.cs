using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Accel.Engine.Inference;
using Accel.Engine.Models;

namespace Accel.Host;

/// <summary>A fit as one JSON object on one line. What is not a finite number is null.</summary>
internal static class JsonReport
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object, with a line feed after it.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="intervals">Confidence intervals of its coefficients, which then stand in it too; null for none.</param>
    /// <param name="level">Their level.</param>
    public static string Write(GlmFit fit, IReadOnlyList<ConfidenceInterval>? intervals, double level)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteModel(json, fit);
            WriteCoefficients(json, fit, intervals);
            if (intervals is not null)
                Write(json, "level", level);
            WriteStatistics(json, fit);
            if (fit.Linear is { } linear)
                WriteLinear(json, linear);
            WriteCovariance(json, fit);
            WriteRun(json, fit);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void WriteModel(Utf8JsonWriter json, GlmFit fit)
    {
        json.WriteString("formula", fit.Formula);
        json.WriteString("family", fit.Family);
        json.WriteString("link", fit.Link);
        json.WriteNumber("nobs", fit.Observations);
        json.WriteNumber("omitted", fit.Omitted);
    }

    private static void WriteCoefficients(Utf8JsonWriter json, GlmFit fit, IReadOnlyList<ConfidenceInterval>? intervals)
    {
        json.WriteStartArray("coefficients");
        for (var i = 0; i < fit.Coefficients.Count; i++)
        {
            var coefficient = fit.Coefficients[i];
            json.WriteStartObject();
            json.WriteString("name", coefficient.Name);
            Write(json, "estimate", coefficient.Estimate);
            Write(json, "stdError", coefficient.StdError);
            Write(json, "statistic", coefficient.Statistic);
            Write(json, "pValue", coefficient.PValue);
            if (intervals is not null)
            {
                Write(json, "low", intervals[i].Low);
                Write(json, "high", intervals[i].High);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteStatistics(Utf8JsonWriter json, GlmFit fit)
    {
        Write(json, "dispersion", fit.Dispersion);
        if (fit.BiasReduced)
            json.WriteBoolean("biasReduced", true);
        if (fit.Theta is { } theta)
        {
            Write(json, "theta", theta.Value);
            Write(json, "thetaStdError", theta.StdError);
        }
        Write(json, "deviance", fit.Deviance);
        Write(json, "nullDeviance", fit.NullDeviance);
        json.WriteNumber("dfResidual", fit.ResidualDf);
        json.WriteNumber("dfNull", fit.NullDf);
        Write(json, "aic", fit.Aic);
        Write(json, "aicc", fit.Aicc);
        Write(json, "bic", fit.Bic);
        Write(json, "logLik", fit.LogLikelihood);
        json.WriteNumber("iterations", fit.Iterations);
        json.WriteBoolean("converged", fit.Converged);
    }

    private static void WriteLinear(Utf8JsonWriter json, LinearModelStatistics linear)
    {
        Write(json, "rSquared", linear.RSquared);
        Write(json, "adjRSquared", linear.AdjustedRSquared);
        Write(json, "sigma", linear.Sigma);
        Write(json, "fStatistic", linear.FStatistic);
        json.WriteNumber("fDf1", linear.FDf1);
        json.WriteNumber("fDf2", linear.FDf2);
        Write(json, "fPValue", linear.FPValue);
    }

    private static void WriteCovariance(Utf8JsonWriter json, GlmFit fit)
    {
        if (fit.CovarianceName is { } name)
            json.WriteString("covariance", name);
        json.WriteStartArray("vcov");
        for (var i = 0; i < fit.Coefficients.Count; i++)
        {
            json.WriteStartArray();
            for (var j = 0; j < fit.Coefficients.Count; j++)
                Write(json, fit.Covariance[i, j]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, GlmFit fit)
    {
        json.WriteString("engine", fit.Engine);
        json.WriteStartObject("timing");
        Write(json, "readSeconds", fit.Timing.ReadSeconds);
        Write(json, "fitSeconds", fit.Timing.FitSeconds);
        json.WriteNumber("passes", fit.Timing.Passes);
        if (fit.Patterns is { } patterns)
            json.WriteNumber("patterns", patterns);
        json.WriteEndObject();
        json.WriteStartArray("warnings");
        foreach (var warning in fit.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
    }

    internal static void Write(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }

    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteRawValue(value.ToString("G17", CultureInfo.InvariantCulture));
        else
            json.WriteNullValue();
    }
}
