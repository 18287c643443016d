using System.Globalization;
using System.Text;
using Accel.Bench.Gpu.Agreement;
using Accel.Bench.Gpu.Cases;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu.Report;

/// <summary>The parts of a report in Markdown, in their order.</summary>
internal static class MarkdownReport
{
    /// <summary>What was measured on.</summary>
    public static string Head(EngineInfo gpu, EngineInfo cpu, bool isEmulated)
    {
        var warning = isEmulated ? "**A simulated card on tiny data: the figures of speed mean nothing.**\n\n" : "";
        return $"# Accel on {gpu.Device}\n\n{warning}{gpu.Device}, {gpu.Lanes}; beside it {cpu.Device}, {cpu}.\n";
    }

    /// <summary>How far the card's results are from the scalar engine's.</summary>
    public static string Agreement(IReadOnlyList<ModelAgreement> models, IReadOnlyList<DrawAgreement> draws)
    {
        var text = new StringBuilder();
        var worst = BenchReport.Worst(models, draws);
        Append(text, $"\n## Agreement with the scalar engine\n\nThe worst relative errors; {(worst <= BenchReport.Tolerance ? "all are" : "**not all are**")} within {BenchReport.Tolerance:0e+0}. The worst is {worst:0.0e+0}.\n\n");
        var table = new MarkdownTable(text, 1);
        table.Head("model", "first pass", "normal equations", "scores", "list", "product grid", "sample");
        foreach (var one in models)
            table.Row(one.Model, Error(one.Start), Error(one.Equations), Error(one.Scores), Error(one.List), Error(one.Grid), Error(one.Sample));
        text.Append('\n');
        table.Head("draws", "compared", "other bits", "worst, ulps", "worst, relative");
        foreach (var one in draws)
            table.Row(one.Distribution, Text($"{one.Draws}"), Text($"{one.Others}"), ThreeDigits.Of(one.Ulps), Error(one.Worst));
        return text.ToString();
    }

    /// <summary>The bounds, and the head of the table of hot paths.</summary>
    /// <param name="bounds">The card's bounds.</param>
    /// <param name="torch">PyTorch's version, or why it has no times.</param>
    /// <param name="cpuValues">The most numbers that the CPU engine is given.</param>
    public static string SpeedHead(CardBounds bounds, string torch, long cpuValues)
    {
        var text = new StringBuilder("\n## Speed\n\n");
        BoundsText.Write(text, bounds);
        Append(text, $"\nLeast seconds of some runs. *Predicted* is what these bounds allow, every resource busy all the time (`HotPathWork`). The columns × say how many times longer others take: the CPU engine on all threads, measured on passes over {cpuValues / 1e6:0.###}·10⁶ numbers at most and scaled; cuBLAS and PyTorch for XᵀX and Xᵀ(wX) of the same shape, PyTorch for the same list and the same draws. PyTorch: {torch}.\n\n");
        new MarkdownTable(text, 2).Head(
            "path", "case", "seconds", "10⁹/s", "of", "predicted 10⁹/s", "of predicted", "bound", "GB/s", "Gflop/s",
            "× CPU", "× cuBLAS", "× PyTorch", "target", "reached");
        return text.ToString();
    }

    /// <summary>A row of that table.</summary>
    public static string Path(MeasuredPath one, CardBounds bounds)
    {
        var text = new StringBuilder();
        var (plan, work) = (one.Plan, one.Plan.Work);
        var least = work.LeastSeconds(bounds);
        new MarkdownTable(text, 2).Row(
            plan.Name, plan.Case, ThreeDigits.Of(one.Seconds), MarkdownTable.Billions(work.Count / one.Seconds), work.Unit,
            MarkdownTable.Billions(work.Count / least), MarkdownTable.Percent(least / one.Seconds), work.BoundBy(bounds),
            MarkdownTable.Billions(work.Bytes / one.Seconds), MarkdownTable.Billions(work.Flops / one.Seconds),
            Times(one.CpuSeconds), Times(one.ProductSeconds), plan.TorchJob is not null && one.TorchSeconds is null ? "absent" : Times(one.TorchSeconds),
            plan.Target?.Text ?? "", Reached(plan.Target?.MostSeconds(bounds)));
        return text.ToString();

        string Times(double? seconds) => MarkdownTable.Or(seconds / one.Seconds, ThreeDigits.Of);

        string Reached(double? most) => MarkdownTable.Or(
            most, limit => one.Seconds <= limit ? "yes" : Text($"no, {MarkdownTable.Percent(limit / one.Seconds)} of it"));
    }

    private static string Error(double error) => double.IsNaN(error) ? "" : error == 0 ? "0" : Text($"{error:0.0e+0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, FormattableString part) => text.Append(Text(part));
}
