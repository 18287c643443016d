using System.Globalization;
using System.Text;
using Accel.Bench.Gpu.Cases;
using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu.Report;

/// <summary>What a card's bounds allow, as a table: no measurement.</summary>
internal static class PredictionText
{
    /// <summary>Writes the table.</summary>
    /// <param name="bounds">The card's bounds.</param>
    /// <param name="cases">The hot paths.</param>
    public static string Write(CardBounds bounds, IEnumerable<BenchCase> cases)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Predictions for {bounds.Device}\n\n");
        BoundsText.Write(text, bounds);
        text.Append("\nThe most that these bounds allow, every resource busy all the time; see `HotPathWork`. A target is what Accel is meant to reach.\n\n");
        var table = new MarkdownTable(text, 2);
        table.Head("path", "case", "10⁹/s", "of", "seconds", "GB/s", "Gflop/s", "bound", "target", "target's seconds");
        foreach (var plan in cases.SelectMany(one => one.Paths))
        {
            var (work, seconds) = (plan.Work, plan.Work.LeastSeconds(bounds));
            table.Row(
                plan.Name, plan.Case, MarkdownTable.Billions(work.Count / seconds), work.Unit, ThreeDigits.Of(seconds),
                MarkdownTable.Billions(work.Bytes / seconds), MarkdownTable.Billions(work.Flops / seconds), work.BoundBy(bounds),
                plan.Target?.Text ?? "", MarkdownTable.Or(plan.Target?.MostSeconds(bounds), ThreeDigits.Of));
        }
        return text.ToString();
    }
}
