using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;

namespace Accel.Bench.Comparison;

/// <summary>Writes results as Markdown.</summary>
internal static class ComparisonTable
{
    /// <summary>The machine and its bounds.</summary>
    public static string Machine(IReadOnlyList<ProcessorBounds> bounds)
    {
        using var engine = new SimdEngine();
        var text = new StringBuilder();
        Line(text, $"{engine.Info.Device}, {engine.Info}, {RuntimeInformation.OSDescription}, .NET {Environment.Version}.");
        Line(text, $"");
        Line(text, $"| bound, measured in this run | {string.Join(" | ", bounds.Select(one => Threads(one.Threads)))} |");
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("---:|", bounds.Count))}");
        Row("memory read, GB/s", one => one.ReadBandwidth);
        Row("memory written, GB/s", one => one.WriteBandwidth);
        Row("fused multiply-adds, Gflop/s", one => one.MultiplyAddRate);
        Row("exponentials, 10⁹/s", one => one.ExpRate);
        Row("logarithms, 10⁹/s", one => one.LogRate);
        return text.ToString();

        void Row(string what, Func<ProcessorBounds, double> rate) =>
            Line(text, $"| {what} | {string.Join(" | ", bounds.Select(one => ThreeDigits.Of(rate(one) / 1e9)))} |");
    }

    /// <summary>One case.</summary>
    public static string Case(string title, IReadOnlyList<Contestant> contestants, double[] exact)
    {
        var text = new StringBuilder();
        Line(text, $"## {title}");
        Line(text, $"");
        Line(text, $"| software | threads | seconds | median | times Accel's | iterations | largest difference |");
        Line(text, $"|---|---:|---:|---:|---:|---:|---:|");
        var ours = contestants.Where(one => one.Name == Comparison.Accel).Min(one => one.Least);
        foreach (var one in contestants.Where(one => !one.IsAbsent))
        {
            Line(text, one.Last?.Trouble is { } trouble
                ? $"| {one.Name} | {one.Threads} | {trouble} | | | | |"
                : (FormattableString)$"| {one.Name} | {one.Threads} | {ThreeDigits.Of(one.Least)} | {ThreeDigits.Of(one.Median)} | {ThreeDigits.Of(one.Least / ours)} | {one.Last!.Iterations} | {one.Difference(exact):0.0e+0} |");
        }
        var absent = contestants.Where(one => one.IsAbsent).Select(one => one.Name).Distinct().ToList();
        if (absent.Count > 0)
            Line(text, $"\nAbsent: {string.Join(", ", absent)}.");
        return text.ToString();
    }

    /// <summary>The software that took part.</summary>
    public static string Versions(IEnumerable<Contestant> contestants) =>
        $"Others: {string.Join("; ", contestants.SelectMany(one => one.Last?.Versions ?? []).Distinct().Order(StringComparer.Ordinal))}.\n";

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
