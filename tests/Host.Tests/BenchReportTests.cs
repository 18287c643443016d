using System.Text.Json;
using Accel.Engine.Measurement;

namespace Accel.Host.Tests;

public class BenchReportTests
{
    private static readonly MachineReport Report = new(
        "A processor", "AVX2, 4 doubles",
        [new(1, 10e9, 5e9, 40e9, 0.5e9, 0.4e9), new(8, 20e9, 10e9, 320e9, 4e9, 3.2e9)],
        [
            new("cpu", 8, HotPath.NormalEquations, "logistic", 20, 1_000_000, 0.02, 8.4e9, 30e9, 0.42, true),
            new("gpu", 1, HotPath.Scores, "poisson", 5, 1_000_000, 0.001, 48e9, 24e9, null, false),
        ],
        new ReadingSpeed(100_000_000, 21, 0.1, 0.05), null)
    {
        Card = new("A card", 4000e9, 3900e9, 3800e9, 30e12, 50e9, 49e9, null, "cuBLAS was not found."),
    };

    [Fact]
    public void Tables_show_bounds_and_speeds()
    {
        var text = BenchText.Write(Report);
        foreach (var part in new[]
        {
            "A processor, AVX2, 4 doubles", "1 thread   8 threads", "memory read, GB/s                          10.00       20.00",
            "logistic            cpu, 8 threads           20            50.0     8.4     30.0  42 % (memory)",
            "Bounds of A card\nmemory read, GB/s                        4000.00", "cuBLAS                              cuBLAS was not found.",
            "not measured", "1000 MB/s, 5.0 % of the bound of memory",
        })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_every_figure()
    {
        var json = JsonDocument.Parse(BenchJson.Write(Report)).RootElement;
        Assert.Equal(320e9, json.GetProperty("bounds")[1].GetProperty("multiplyAddRate").GetDouble());
        var first = json.GetProperty("hotPaths")[0];
        Assert.Equal("normalEquations", first.GetProperty("path").GetString());
        Assert.Equal("memory", first.GetProperty("bound").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("hotPaths")[1].GetProperty("partOfBound").ValueKind);
        Assert.Equal(49e9, json.GetProperty("card").GetProperty("fromDevice").GetDouble());
        Assert.Equal(0.1, json.GetProperty("reading").GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void An_output_file_that_cannot_be_written_is_refused_before_anything_is_measured() =>
        CommandRun.Here("bench", "-o", Path.Combine("no", "such", "folder", "file")).IsRefused("no folder");
}
