using System.Text.Json;
using Accel.Bench.Gpu;
using Accel.Bench.Gpu.Agreement;
using Accel.Bench.Gpu.Cases;
using Accel.Bench.Gpu.Report;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;

namespace Accel.Bench.Tests;

/// <summary>Reports of made-up findings.</summary>
public sealed class BenchReportTests
{
    private static readonly CardBounds Bounds = new("A card", 4e12, 3.9e12, 3.8e12, 30e12, 50e9, 49e9, null, "cuBLAS was not found.");

    private static readonly MeasuredPath Path = new(
        new("normal equations", "logistic", new HotPathWork("rows", 1e8, Read: 4e9, Operations: 3e9))
        {
            Target = Target.OfReading(0.6, 4e9),
            TorchJob = "product 100000000 6",
        },
        0.002)
    { CpuSeconds = 0.1, TorchSeconds = 0.005 };

    private static readonly ModelAgreement Model = new("binomial, logit", 1e-16, 2e-15, 0, 3e-16, 1e-16, double.NaN);

    [Fact]
    public void A_path_shows_its_rate_beside_its_bound_and_others()
    {
        Assert.Equal(
            "| normal equations | logistic | 0.002 | 50.0 | rows | 100 | 50 % | memory | 2000 | 1500 | 50.0 |  | 2.50 | ≥ 60 % of read bandwidth | no, 83 % of it |\n",
            MarkdownReport.Path(Path, Bounds));
        var fast = MarkdownReport.Path(Path with { Seconds = 0.0016, ProductSeconds = 0.0008, TorchSeconds = null }, Bounds);
        Assert.EndsWith("| 62.5 | 0.5 | absent | ≥ 60 % of read bandwidth | yes |\n", fast, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_the_table_has_as_many_columns_as_a_path()
    {
        var lines = MarkdownReport.SpeedHead(Bounds, "absent", 1 << 27).TrimEnd().Split('\n');
        Assert.Equal(MarkdownReport.Path(Path, Bounds).Count(c => c == '|'), lines[^1].Count(c => c == '|'));
        Assert.Contains("| cuBLAS's product of square matrices, Gflop/s | cuBLAS was not found. |", lines);
        Assert.Contains("| memory read, GB/s | 4000 |", lines);
    }

    [Theory]
    [InlineData(1e-15, true)]
    [InlineData(2e-12, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void A_disagreement_is_told(double error, bool agrees)
    {
        var report = Report(Model with { Grid = error });
        Assert.Equal(agrees, report.Agrees);
        Assert.Contains(agrees ? "; all are within 1e-12." : "; **not all are** within 1e-12.", MarkdownReport.Agreement(report.Models, report.Draws), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_what_is_no_number_are_infinite()
    {
        var error = new WorstError();
        error.Add([double.NaN, 1, 0, double.NegativeInfinity], [double.NaN, 1, 0, double.NegativeInfinity], alike: false);
        Assert.Equal(0, error.Value);
        error.Add([1, 1000], [1 + 1e-10, 1000], alike: true);
        Assert.Equal(1e-13, error.Value, 1e-19);
        error.Add([1], [double.NaN], alike: false);
        Assert.Equal(double.PositiveInfinity, error.Value);
    }

    [Fact]
    public void Json_holds_the_figures()
    {
        var json = JsonDocument.Parse(JsonReport.Write(Report(Model))).RootElement;
        Assert.Equal(4e12, json.GetProperty("bounds").GetProperty("readBandwidth").GetDouble());
        Assert.Equal("NaN", json.GetProperty("models")[0].GetProperty("sample").GetString());
        var path = json.GetProperty("paths")[0];
        Assert.Equal(0.001, path.GetProperty("leastSeconds").GetDouble());
        Assert.Equal(JsonValueKind.Null, path.GetProperty("productSeconds").ValueKind);
        Assert.Equal(4e9, path.GetProperty("work").GetProperty("read").GetDouble());
        Assert.Equal((true, 2e-15), (json.GetProperty("agrees").GetBoolean(), json.GetProperty("worstError").GetDouble()));
    }

    [Fact]
    public void Times_of_PyTorch_are_read_from_what_its_script_prints()
    {
        var run = TorchRun.Parse("PyTorch 2.11.0, CUDA 13.0\nproduct 1000 6 0.0125\nlogistic 10 1 5 memory\n");
        Assert.Equal("PyTorch 2.11.0, CUDA 13.0", run.Version);
        Assert.Equal(0.0125, run.SecondsOf("product 1000 6"));
        Assert.Null(run.SecondsOf("logistic 10 1 5"));
        Assert.Null(run.SecondsOf(null));
    }

    private static BenchReport Report(ModelAgreement model) => new(
        new EngineInfo("gpu", "A card", "CUDA 9.0", 1), new EngineInfo("cpu", "A processor", "AVX2, 4 doubles", 8), false, Bounds,
        [model], [new DrawAgreement("normal(0, 1)", 100, 1, 1, 1e-16)], [Path], "absent");
}
