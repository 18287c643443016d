using System.Text.Json;
using System.Text.Json.Serialization;
using Accel.Engine;

namespace Accel.Bench.Gpu.Report;

/// <summary>A run's findings as one JSON object; rates are per second.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes the object.</summary>
    public static string Write(BenchReport report) => JsonSerializer.Serialize(
        new
        {
            Device = report.Gpu.Device,
            Api = report.Gpu.Lanes,
            Processor = report.Cpu.ToString(),
            report.IsEmulated,
            report.Torch,
            report.Bounds,
            report.WorstError,
            report.Agrees,
            report.Models,
            report.Draws,
            Paths = report.Paths.Select(one => new
            {
                one.Plan.Name,
                one.Plan.Case,
                one.Seconds,
                one.Plan.Work,
                LeastSeconds = one.Plan.Work.LeastSeconds(report.Bounds),
                BoundBy = one.Plan.Work.BoundBy(report.Bounds),
                one.CpuSeconds,
                one.ProductSeconds,
                one.TorchSeconds,
                Target = one.Plan.Target?.Text,
                TargetSeconds = one.Plan.Target?.MostSeconds(report.Bounds),
            }),
        },
        Options) + "\n";

    /// <summary>Writes the object to a file, whole or not at all.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Save(BenchReport report, string file)
    {
        var part = file + ".part";
        try
        {
            File.WriteAllText(part, Write(report));
            File.Move(part, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new InputException($"--json could not write '{file}': {failure.Message}", failure);
        }
    }
}
