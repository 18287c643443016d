using System.Buffers;
using System.Text;
using System.Text.Json;
using Accel.Engine.Measurement;

namespace Accel.Host;

/// <summary>Measurements as one JSON object; rates are per second, in bytes, operations and evaluations.</summary>
internal static class BenchJson
{
    /// <summary>Writes the object.</summary>
    public static string Write(MachineReport report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("device", report.Device);
            json.WriteString("lanes", report.Lanes);
            json.WriteString("noGpu", report.NoGpu);
            json.WriteStartArray("bounds");
            foreach (var one in report.Bounds)
                Write(json, one);
            json.WriteEndArray();
            if (report.Card is { } card)
                Write(json, card);
            json.WriteStartArray("hotPaths");
            foreach (var one in report.HotPaths)
                Write(json, one);
            json.WriteEndArray();
            json.WriteStartObject("reading");
            json.WriteNumber("bytes", report.Reading.Bytes);
            json.WriteNumber("columns", report.Reading.Columns);
            json.WriteNumber("seconds", report.Reading.Seconds);
            json.WriteNumber("partOfBound", report.Reading.PartOfBound);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ProcessorBounds one)
    {
        json.WriteStartObject();
        json.WriteNumber("threads", one.Threads);
        json.WriteNumber("readBandwidth", one.ReadBandwidth);
        json.WriteNumber("writeBandwidth", one.WriteBandwidth);
        json.WriteNumber("multiplyAddRate", one.MultiplyAddRate);
        json.WriteNumber("expRate", one.ExpRate);
        json.WriteNumber("logRate", one.LogRate);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CardBounds card)
    {
        json.WriteStartObject("card");
        json.WriteString("device", card.Device);
        json.WriteNumber("readBandwidth", card.ReadBandwidth);
        json.WriteNumber("writeBandwidth", card.WriteBandwidth);
        json.WriteNumber("copyBandwidth", card.CopyBandwidth);
        json.WriteNumber("multiplyAddRate", card.MultiplyAddRate);
        json.WriteNumber("toDevice", card.ToDevice);
        json.WriteNumber("fromDevice", card.FromDevice);
        if (card.ProductRate is { } rate)
            json.WriteNumber("productRate", rate);
        else
            json.WriteString("noProduct", card.NoProduct);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HotPathSpeed one)
    {
        json.WriteStartObject();
        json.WriteString("engine", one.Engine);
        json.WriteNumber("threads", one.Threads);
        json.WriteString("path", JsonNamingPolicy.CamelCase.ConvertName(one.Path.ToString()));
        json.WriteString("model", one.Model);
        json.WriteNumber("columns", one.Columns);
        json.WriteNumber("rows", one.Rows);
        json.WriteNumber("seconds", one.Seconds);
        json.WriteNumber("bytesPerSecond", one.BytesPerSecond);
        json.WriteNumber("operationsPerSecond", one.OperationsPerSecond);
        if (one.PartOfBound is { } part)
        {
            json.WriteNumber("partOfBound", part);
            json.WriteString("bound", one.BoundByMemory ? "memory" : "arithmetic");
        }
        else
        {
            json.WriteNull("partOfBound");
            json.WriteNull("bound");
        }
        json.WriteEndObject();
    }
}
