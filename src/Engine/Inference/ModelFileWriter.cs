using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Accel.Engine.Formulas;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>Writes model files. Numbers have the digits that read back as the same; what is not a finite number is null.</summary>
internal static class ModelFileWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(GlmFit fit, PredictionModel model, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteNumber("accelModel", ModelFile.Version);
        json.WriteString("call", fit.Call);
        json.WriteString("formula", fit.Formula);
        json.WriteString("family", fit.Family);
        json.WriteString("familyLabel", fit.FamilyLabel);
        json.WriteString("link", fit.Link);
        WriteChoice(json, model.Choice);
        if (fit.Theta is { } theta)
            Write(json, "thetaStdError", theta.StdError);
        json.WriteBoolean("biasReduced", fit.BiasReduced);
        WriteObservations(json, ObservationsIdentity.Of(fit));
        WriteTerms(json, model.Terms);
        WriteCoefficients(json, fit);
        Write(json, "vcov", fit.Coefficients.Select((_, i) => fit.Coefficients.Select((_, j) => fit.Covariance[i, j])));
        if (fit.CovarianceName is { } covariance)
            json.WriteString("covariance", covariance);
        var size = model.Beta.Length;
        Write(json, "inverseRoot", Enumerable.Range(0, size).Select(i => model.InverseRoot[(i * size + i)..((i + 1) * size)]));
        WriteFigures(json, fit);
        if (fit.Linear is { } linear)
            WriteLinear(json, linear);
        json.WriteEndObject();
    }

    /// <summary>What makes the same family and link again.</summary>
    private static void WriteChoice(Utf8JsonWriter json, GlmOptions choice)
    {
        json.WriteStartObject("choice");
        json.WriteString("family", choice.Family);
        if (choice.Link is { } link)
            json.WriteString("link", link);
        if (choice.Theta is { } theta)
            Write(json, "theta", theta);
        if (choice.Power is { } power)
            Write(json, "power", power);
        if (choice.Variance is { } variance)
            json.WriteString("variance", variance);
        json.WriteEndObject();
    }

    private static void WriteObservations(Utf8JsonWriter json, ObservationsIdentity identity)
    {
        json.WriteStartObject("observations");
        json.WriteString("response", identity.Response);
        json.WriteNumber("rows", identity.Rows);
        json.WriteString("fingerprint", identity.Fingerprint.ToString("x16", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteTerms(Utf8JsonWriter json, FittedTerms terms)
    {
        json.WriteStartObject("terms");
        json.WriteString("formula", terms.Formula);
        if (terms.DotColumns is { } columns)
            Write(json, "dotColumns", columns);
        if (terms.Offset is { } offset)
            json.WriteString("offset", offset);
        json.WriteStartObject("variables");
        foreach (var (label, state) in terms.States)
        {
            json.WriteStartObject(label);
            if (state.Levels is { } levels)
                Write(json, "levels", levels);
            json.WriteBoolean("ordered", state.IsOrdered);
            if (state.Contrasts is { } contrasts)
                json.WriteString("contrasts", contrasts);
            json.WriteNumber("baseline", state.Baseline);
            json.WriteBoolean("numbered", state.IsNumbered);
            json.WriteStartObject("numbers");
            foreach (var (name, numbers) in state.Numbers)
                Write(json, name, numbers);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCoefficients(Utf8JsonWriter json, GlmFit fit)
    {
        json.WriteStartArray("coefficients");
        foreach (var one in fit.Coefficients)
        {
            json.WriteStartObject();
            json.WriteString("name", one.Name);
            Write(json, "estimate", one.Estimate);
            Write(json, "stdError", one.StdError);
            Write(json, "statistic", one.Statistic);
            Write(json, "pValue", one.PValue);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFigures(Utf8JsonWriter json, GlmFit fit)
    {
        Write(json, "dispersion", fit.Dispersion);
        json.WriteBoolean("dispersionEstimated", fit.DispersionEstimated);
        Write(json, "deviance", fit.Deviance);
        Write(json, "nullDeviance", fit.NullDeviance);
        json.WriteNumber("dfResidual", fit.ResidualDf);
        json.WriteNumber("dfNull", fit.NullDf);
        json.WriteNumber("rank", fit.Rank);
        Write(json, "logLik", fit.LogLikelihood);
        Write(json, "aic", fit.Aic);
        Write(json, "bic", fit.Bic);
        json.WriteNumber("iterations", fit.Iterations);
        json.WriteBoolean("converged", fit.Converged);
        json.WriteNumber("nobs", fit.Observations);
        json.WriteNumber("omitted", fit.Omitted);
    }

    private static void WriteLinear(Utf8JsonWriter json, LinearModelStatistics linear)
    {
        json.WriteStartObject("linear");
        Write(json, "sigma", linear.Sigma);
        Write(json, "rSquared", linear.RSquared);
        Write(json, "adjRSquared", linear.AdjustedRSquared);
        Write(json, "fStatistic", linear.FStatistic);
        json.WriteNumber("fDf1", linear.FDf1);
        json.WriteNumber("fDf2", linear.FDf2);
        Write(json, "fPValue", linear.FPValue);
        json.WriteBoolean("weighted", linear.Weighted);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<IEnumerable<double>> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartArray();
            foreach (var value in row)
                Write(json, value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            Write(json, value);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }

    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }
}
