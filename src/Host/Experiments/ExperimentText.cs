using System.Globalization;
using System.Text;
using Accel.Engine.Discrete;
using Accel.Engine.Summaries;

namespace Accel.Host.Experiments;

/// <summary>A random variable as a table for a terminal, with bars, moments and the test of the simulation.</summary>
internal static class ExperimentText
{
    /// <summary>The most outcomes that are listed.</summary>
    public const int MostOutcomes = 1024;

    private const int Width = 80;
    private const int LongestFraction = 16;
    private const int LongestBar = 30;
    private const int Digits = 7;

    /// <summary>The text.</summary>
    public static string Write(ExperimentReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.Description}\nX = {report.Expression}\n");
        if (report.Simulated is { } simulated)
            text.Append(CultureInfo.InvariantCulture, $"{simulated.Repetitions} repetitions, seed {report.Seed}\n");
        text.Append('\n').Append(Table(report)).Append('\n').Append(Moments(report)).Append(Test(report));
        return text.ToString();
    }

    /// <summary>All outcomes, with probability and value.</summary>
    public static string WriteSpace(Experiment experiment, string expression)
    {
        SamplePoint[] points = [.. experiment.SampleSpace(expression)];
        return Aligned(
        [
            ["outcome", .. points.Select(point => point.Outcome.Length == 0 ? "-" : point.Outcome)],
            ["P", .. points.Select(point => point.Probability.ToString())],
            ["X", .. points.Select(point => ValueText.Of(point.Value))],
        ]) + "\n";
    }

    private static string Table(ExperimentReport report)
    {
        var ranges = ValueRange.Of(report);
        var columns = new List<string[]> { Column("X", ranges, range => Label(report, range)) };
        if (report.Counts is { } counts)
        {
            columns.Add(Column("count", ranges, range => Sum(range, i => counts[i]).ToString("F0", CultureInfo.InvariantCulture)));
            columns.Add(Numbers("frequency", ranges, range => Sum(range, report.Frequency)));
        }
        if (report.Law is { } law)
        {
            if (report.Counts is null && ranges.Count == report.Values.Count && Fractions(law) is { } fractions)
                columns.Add(["P(X = x)", .. fractions]);
            columns.Add(Numbers(ranges.Count == report.Values.Count ? "P(X = x)" : "P(range)", ranges, range => Sum(range, i => law.Probabilities[i])));
            if (columns.Count(column => column[0] == "P(X = x)") == 2)
                columns[^1][0] = "decimal";
            columns.Add(Numbers("P(X <= x)", ranges, range => law.CumulativeProbabilities[range.Last]));
        }
        var widest = columns.Sum(column => column.Max(cell => cell.Length) + 2);
        columns.Add(["", .. Bars([.. ranges.Select(range => Sum(range, i => report.Counts is null ? report.Weight(i) : report.Frequency(i)))], Math.Min(LongestBar, Width - widest - 1))]);
        return Aligned(columns);
    }

    /// <summary>The fractions, where they are short enough to be read.</summary>
    private static string[]? Fractions(DiscreteVariable law)
    {
        if (!law.HasExactProbabilities)
            return null;
        string[] fractions = [.. law.ExactProbabilities().Select(fraction => fraction.ToString())];
        return fractions.All(fraction => fraction.Length <= LongestFraction) ? fractions : null;
    }

    private static string Label(ExperimentReport report, ValueRange range) => range.First == range.Last
        ? ValueText.Of(report.Values[range.First])
        : $"{ValueText.Of(report.Values[range.First])} to {ValueText.Of(report.Values[range.Last])}";

    private static string Moments(ExperimentReport report)
    {
        (string Name, double? Simulated, double? Exact, Rational? Fraction)[] rows =
        [
            ("Mean", report.Simulated?.Mean, report.Law?.Mean, report.Law?.ExactMean),
            ("Variance", report.Simulated?.Variance, report.Law?.Variance, report.Law?.ExactVariance),
            ("SD", report.Simulated is { } simulated ? Math.Sqrt(simulated.Variance) : null, report.Law?.StandardDeviation, null),
        ];
        return string.Concat(rows.Select(row =>
        {
            var exact = row.Exact is { } value ? Exact(value, row.Fraction) : null;
            var shown = row.Simulated is { } mean ? RNumberFormat.Format(mean, Digits) + (exact is null ? "" : $"  (exact: {exact})") : exact;
            return $"{row.Name,-10}{shown}\n";
        }));
    }

    private static string Exact(double value, Rational? fraction)
    {
        var number = RNumberFormat.Format(value, Digits);
        return fraction?.ToString() is { Length: <= 2 * LongestFraction } text && text != number ? $"{text} = {number}" : number;
    }

    private static string Test(ExperimentReport report)
    {
        if (report is not { Law: { } law, Simulated: { } simulated } || GoodnessOfFit.Test(simulated, law) is not { } test)
            return "";
        var numbers = $"X-squared = {RNumberFormat.Format(test.Statistic, 5)}, df = {test.Df}, p-value {PValue(test.PValue)}";
        return $"\nChi-squared test of the simulation against the exact law:\n{numbers}\n";
    }

    private static string PValue(double p) => PValueFormat.Format([p], 4)[0] is ['<', ..] small ? $"< {small[1..].Trim()}" : $"= {PValueFormat.Format([p], 4)[0]}";

    private static double Sum(ValueRange range, Func<int, double> summand) => Enumerable.Range(range.First, range.Last - range.First + 1).Sum(summand);

    private static string[] Column(string header, IEnumerable<ValueRange> ranges, Func<ValueRange, string> cell) => [header, .. ranges.Select(cell)];

    private static string[] Numbers(string header, IEnumerable<ValueRange> ranges, Func<ValueRange, double> value) =>
        [header, .. ProbabilityText.Format([.. ranges.Select(value)])];

    private static IEnumerable<string> Bars(double[] heights, int longest)
    {
        const string eighths = " ▏▎▍▌▋▊▉";
        return heights.Select(height =>
        {
            var length = (int)Math.Round(8 * longest * height / heights.Max());
            return (new string('█', length / 8) + eighths[length % 8]).TrimEnd();
        });
    }

    /// <summary>Columns side by side, right-justified but for the last if it has no header, two blanks between them.</summary>
    private static string Aligned(List<string[]> columns)
    {
        int[] widths = [.. columns.Select(column => column.Max(cell => cell.Length))];
        var text = new StringBuilder();
        for (var row = 0; row < columns[0].Length; row++)
        {
            var cells = columns.Select((column, j) => column[0].Length == 0 ? column[row] : column[row].PadLeft(widths[j]));
            text.Append(' ').Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
        return text.ToString();
    }
}
