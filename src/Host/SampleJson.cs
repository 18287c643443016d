using System.Buffers;
using System.Text;
using System.Text.Json;
using Accel.Engine.Likelihood.Samples;

namespace Accel.Host;

/// <summary>A fitted distribution as one JSON object on one line. What is not a finite number is null.</summary>
internal static class SampleJson
{
    /// <summary>The object, with a line feed after it.</summary>
    public static string Write(SampleFit fit, string column, int omitted)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteString("distribution", fit.Distribution.Name);
            json.WriteString("column", column);
            json.WriteNumber("nobs", fit.Sample.Count);
            json.WriteNumber("omitted", omitted);
            json.WriteStartArray("parameters");
            for (var i = 0; i < fit.Estimates.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("name", fit.Distribution.Parameters[i].Name);
                JsonReport.Write(json, "estimate", fit.Estimates[i]);
                JsonReport.Write(json, "stdError", fit.StandardErrors[i]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            JsonReport.Write(json, "logLik", fit.LogLikelihood);
            JsonReport.Write(json, "aic", fit.Aic);
            JsonReport.Write(json, "bic", fit.Bic);
            json.WriteBoolean("closedForm", fit.Distribution.HasClosedForm);
            json.WriteBoolean("converged", fit.Converged);
            WriteSteps(json, fit);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void WriteSteps(Utf8JsonWriter json, SampleFit fit)
    {
        json.WriteStartArray("steps");
        foreach (var step in fit.Steps)
        {
            json.WriteStartObject();
            for (var i = 0; i < step.Parameters.Count; i++)
                JsonReport.Write(json, fit.Distribution.Parameters[i].Name, step.Parameters[i]);
            JsonReport.Write(json, "logLik", step.LogLikelihood);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
