using Accel.Host.Plots;
using Accel.Host.Plots.Marks;

namespace Accel.Host.Experiments;

/// <summary>A random variable as a picture: its probabilities, with the simulated ones behind them, and its distribution function.</summary>
internal static class ExperimentPlot
{
    private const int Many = 100;
    private const double Invisible = 1e-6;

    /// <summary>The figure. Of many values, those of tails that would not be seen are left out.</summary>
    public static Figure Draw(ExperimentReport report)
    {
        var (first, last) = report.Values.Count > Many ? ValueRange.Between(report, Invisible) : new ValueRange(0, report.Values.Count - 1);
        int[] shown = [.. Enumerable.Range(first, last - first + 1)];
        double[] x = [.. shown.Select(i => report.Values[i].ToDouble())];
        var whole = report.Values.All(value => value.IsInteger);
        var axis = new Axis(report.Expression) { Whole = whole };
        var masses = new Panel { Title = "Probabilities", X = axis, Y = new Axis("P(X = x)") };
        var function = new Panel { Title = "Distribution function", X = axis, Y = new Axis("P(X ≤ x)") { Low = 0, High = 1.04 } };
        if (report.Simulated is { } simulated)
        {
            double[] frequencies = [.. shown.Select(report.Frequency)];
            var half = x.Zip(x.Skip(1), (left, right) => right - left).DefaultIfEmpty(1).Min() / 2;
            masses.Add(new Bars([.. x.Select(value => value - half)], [.. x.Select(value => value + half)], frequencies)
            {
                Name = $"simulated, {simulated.Repetitions} times",
                Colour = Palette.Vermilion,
            });
            var sum = Enumerable.Range(0, first).Sum(report.Frequency);
            function.Add(new Steps(x, [.. frequencies.Select(frequency => Math.Min(1, sum += frequency))]) { Name = "simulated", Colour = Palette.Vermilion });
        }
        if (report.Law is { } law)
        {
            var name = report.Simulated is null ? null : "exact";
            double[] probabilities = [.. shown.Select(i => law.Probabilities[i])];
            masses.Add(x.Length > Many ? new Polyline(x, probabilities) { Name = name } : new Stems(x, probabilities) { Name = name });
            function.Add(new Steps(x, [.. shown.Select(i => law.CumulativeProbabilities[i])]) { Name = name });
        }
        return new Figure { Title = $"{report.Description}: X = {report.Expression}", Columns = 2, PanelWidth = 520 }.Add(masses).Add(function);
    }
}
