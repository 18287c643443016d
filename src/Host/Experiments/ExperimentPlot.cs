using Accel.Host.Plots;
using Accel.Host.Plots.Marks;

namespace Accel.Host.Experiments;

/// <summary>A random variable as a picture: its probabilities, with the simulated ones behind them, and its distribution function.</summary>
internal static class ExperimentPlot
{
    /// <summary>The figure.</summary>
    public static Figure Draw(ExperimentReport report)
    {
        double[] x = [.. report.Values.Select(value => value.ToDouble())];
        var whole = report.Values.All(value => value.IsInteger);
        var axis = new Axis(report.Expression) { Whole = whole };
        var masses = new Panel { Title = "Probabilities", X = axis, Y = new Axis("P(X = x)") };
        var function = new Panel { Title = "Distribution function", X = axis, Y = new Axis("P(X ≤ x)") { Low = 0, High = 1.04 } };
        if (report.Simulated is { } simulated)
        {
            double[] frequencies = [.. Enumerable.Range(0, x.Length).Select(report.Frequency)];
            var half = x.Zip(x.Skip(1), (left, right) => right - left).DefaultIfEmpty(1).Min() / 2;
            masses.Add(new Bars([.. x.Select(value => value - half)], [.. x.Select(value => value + half)], frequencies)
            {
                Name = $"simulated, {simulated.Repetitions} times",
                Colour = Palette.Vermilion,
            });
            var sum = 0.0;
            function.Add(new Steps(x, [.. frequencies.Select(frequency => Math.Min(1, sum += frequency))]) { Name = "simulated", Colour = Palette.Vermilion });
        }
        if (report.Law is { } law)
        {
            var name = report.Simulated is null ? null : "exact";
            masses.Add(new Stems(x, law.Probabilities) { Name = name });
            function.Add(new Steps(x, law.CumulativeProbabilities) { Name = name });
        }
        return new Figure { Title = $"{report.Description}: X = {report.Expression}", Columns = 2, PanelWidth = 520 }.Add(masses).Add(function);
    }
}
