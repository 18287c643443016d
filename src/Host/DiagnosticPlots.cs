using System.Globalization;
using Accel.Engine.Data.Storage;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Host.Plots;
using Accel.Host.Plots.Marks;

namespace Accel.Host;

/// <summary>The four plots that R's <c>plot</c> draws of a linear or generalized linear model.</summary>
internal static class DiagnosticPlots
{
    private const int Named = 3;

    /// <summary>Draws them.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="rows">Its rows.</param>
    public static Figure Draw(GlmFit fit, RowDiagnostics rows)
    {
        var linear = fit.Linear is not null;
        var residuals = rows.Residuals(linear ? ResidualKind.Response : ResidualKind.Pearson);
        var standardized = rows.StandardizedPearsonResiduals;
        var leverages = rows.Leverages;
        var predictors = rows.Predictors;
        var places = PlotSample.Of(rows.Count, [residuals, standardized, leverages]);
        var sample = new Sample(
            [.. places.Select(rows.DataRow)], PlotSample.Take(predictors, places), PlotSample.Take(residuals, places),
            PlotSample.Take(standardized, places), PlotSample.Take(leverages, places));
        var (fitted, scale) = linear ? ("Fitted values", "Standardized residuals") : ("Predicted values", "Std. Pearson resid.");
        var shown = places.Length == rows.Count ? "" : string.Create(CultureInfo.InvariantCulture, $" ({places.Length} of {rows.Count} rows)");
        double[] root = [.. sample.Standardized.Select(value => Math.Sqrt(Math.Abs(value)))];
        // R's smoother takes no row's weight away where residuals of a family need not be symmetric.
        var iterations = linear ? 3 : 0;
        return new Figure { Title = fit.Formula + shown, Columns = 2, PanelWidth = 460, PanelHeight = 340 }
            .Add(Scatter("Residuals vs Fitted", fitted, linear ? "Residuals" : "Pearson residuals", sample, sample.Predictors, sample.Residuals, sample.Residuals, iterations, zero: true))
            .Add(Quantiles(sample, standardized, scale, rows.Count))
            .Add(Scatter("Scale-Location", fitted, $"√|{scale}|", sample, sample.Predictors, root, root, iterations, zero: false))
            .Add(Leverage(fit, sample, scale, iterations));
    }

    private sealed record Sample(int[] DataRows, double[] Predictors, double[] Residuals, double[] Standardized, double[] Leverages);

    private static Panel Scatter(
        string title, string across, string up, Sample sample, double[] x, double[] y, double[] size, int iterations, bool zero)
    {
        var panel = new Panel { Title = title, X = new Axis(across), Y = new Axis(up) };
        if (zero)
            panel.Add(Zero(x));
        panel.Add(new Points(x, y) { Opacity = PlotSample.Opacity(x.Length) });
        AddSmooth(panel, x, y, iterations);
        AddNames(panel, sample, x, y, size);
        return panel;
    }

    private static Panel Quantiles(Sample sample, ColumnData standardized, string up, int rows)
    {
        // The sample's ranks among all rows would need all of them sorted: of very many rows the shown ones stand for all.
        int[] order = [.. Enumerable.Range(0, sample.Standardized.Length).Where(i => !double.IsNaN(sample.Standardized[i])).OrderBy(i => sample.Standardized[i])];
        double[] sorted = sample.Standardized.Length == rows ? [.. order.Select(i => sample.Standardized[i])] : [.. standardized.Where(value => !double.IsNaN(value)).Order()];
        var theoretical = new double[sample.Standardized.Length];
        Array.Fill(theoretical, double.NaN);
        foreach (var i in order)
            theoretical[i] = NormalPlot.Quantile(RankOf(sorted, sample.Standardized[i]), sorted.Length);
        if (sample.Standardized.Length == rows)
        {
            for (var rank = 0; rank < order.Length; rank++)
                theoretical[order[rank]] = NormalPlot.Quantile(rank, order.Length);
        }
        var panel = new Panel { Title = "Q-Q Residuals", X = new Axis("Theoretical Quantiles"), Y = new Axis(up) };
        if (sorted.Length > 1)
        {
            var (intercept, slope) = NormalPlot.Line(sorted);
            double[] ends = [NormalPlot.Quantile(0, sorted.Length), NormalPlot.Quantile(sorted.Length - 1, sorted.Length)];
            panel.Add(new Polyline(ends, [.. ends.Select(end => intercept + slope * end)]) { Colour = Palette.Reference });
        }
        panel.Add(new Points(theoretical, sample.Standardized) { Opacity = PlotSample.Opacity(theoretical.Length) });
        AddNames(panel, sample, theoretical, sample.Standardized, sample.Standardized);
        return panel;
    }

    private static int RankOf(double[] sorted, double value)
    {
        var rank = Array.BinarySearch(sorted, value);
        return rank < 0 ? Math.Min(~rank, sorted.Length - 1) : rank;
    }

    private static Panel Leverage(GlmFit fit, Sample sample, string up, int iterations)
    {
        var panel = new Panel { Title = "Residuals vs Leverage", X = new Axis("Leverage") { Low = 0 }, Y = new Axis(up) };
        double[] cooks = [.. sample.Standardized.Select((value, i) => value * value * sample.Leverages[i] / (1 - sample.Leverages[i]) / fit.Rank)];
        var (x, y) = (sample.Leverages, sample.Standardized);
        panel.Add(Zero(x));
        var most = x.Where(value => value < 1).DefaultIfEmpty(0).Max();
        var highest = y.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() * 1.08;
        foreach (var level in (double[])[0.5, 1])
            AddContour(panel, level, fit.Rank, most * 1.04, highest);
        panel.Add(new Points(x, y) { Opacity = PlotSample.Opacity(x.Length) });
        AddSmooth(panel, x, y, iterations);
        AddNames(panel, sample, x, y, cooks);
        return panel;
    }

    /// <summary>The residuals of a Cook's distance, ± √(level · rank (1 − h) / h), as far as they are on the plot.</summary>
    private static void AddContour(Panel panel, double level, int rank, double most, double highest)
    {
        const int steps = 200;
        double Height(double h) => Math.Sqrt(level * rank * (1 - h) / h);
        double[] x = [.. Enumerable.Range(1, steps).Select(k => most * k / steps).Where(h => h < 1 && Height(h) <= highest)];
        if (x.Length < 2)
            return;
        panel.Add(new Polyline(x, [.. x.Select(Height)]) { Colour = Palette.Reference, Name = level == 0.5 ? "Cook's distance 0.5 and 1" : null });
        panel.Add(new Polyline(x, [.. x.Select(h => -Height(h))]) { Colour = Palette.Reference });
    }

    private static Polyline Zero(double[] x)
    {
        double[] ends = [x.Where(double.IsFinite).DefaultIfEmpty(0).Min(), x.Where(double.IsFinite).DefaultIfEmpty(1).Max()];
        return new Polyline(ends, [0, 0]) { Colour = Palette.Reference };
    }

    private static void AddSmooth(Panel panel, double[] x, double[] y, int iterations)
    {
        int[] order = [.. Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).OrderBy(i => x[i])];
        if (order.Length < 3)
            return;
        double[] sorted = [.. order.Select(i => x[i])];
        panel.Add(new Polyline(sorted, Lowess.Of(sorted, [.. order.Select(i => y[i])], iterations: iterations)) { Colour = Palette.Vermilion });
    }

    /// <summary>Names the rows that stand out by their numbers in the data.</summary>
    private static void AddNames(Panel panel, Sample sample, double[] x, double[] y, double[] size)
    {
        var places = Enumerable.Range(0, size.Length).Where(i => double.IsFinite(size[i])).OrderByDescending(i => Math.Abs(size[i])).Take(Named);
        foreach (var i in places)
            panel.Add(new Note(x[i], y[i], sample.DataRows[i].ToString(CultureInfo.InvariantCulture)) { Anchor = "start", Right = 6 });
    }
}
