using Accel.Engine.Likelihood;
using Accel.Host.Plots;
using Accel.Host.Plots.Marks;

namespace Accel.Host;

/// <summary>A surface as a picture: a heat map with contours for two axes, a curve for one.</summary>
internal static class SurfacePlot
{
    private static readonly double[] Confidences = [0.5, 0.95, 0.99];
    private static readonly double[] Depths = [10, 100, 1000, 10_000, 100_000];

    /// <summary>The SVG file.</summary>
    /// <param name="model">The likelihood.</param>
    /// <param name="surfaces">The surface, and those of a refinement after it.</param>
    /// <param name="what">What was modelled, for the title.</param>
    public static string Draw(LikelihoodModel model, IReadOnlyList<LikelihoodSurface> surfaces, string what)
    {
        var surface = surfaces[0];
        var kind = surface.Profiled ? "Profile log-likelihood" : "Log-likelihood";
        int[] drawn = [.. Enumerable.Range(0, surface.Axes.Count).Where(i => surface.Axes[i].Count > 1)];
        var figure = new Figure { Title = $"{kind} of {what}", PanelWidth = 720, PanelHeight = drawn.Length == 2 ? 540 : 400 };
        var panel = drawn.Length == 2 ? Map(model, surface, drawn) : Curve(model, surface, drawn[0], kind);
        return figure.Add(panel).ToSvg();
    }

    private static Panel Map(LikelihoodModel model, LikelihoodSurface surface, int[] drawn)
    {
        var (x, y) = (surface.Axes[drawn[0]], surface.Axes[drawn[1]]);
        var values = surface.Values;
        double[] finite = [.. values.Where(double.IsFinite)];
        var (low, top) = (finite.Min(), Math.Max(surface.BestLogLikelihood, finite.Max()));
        var scale = new ColourScale(low, top > low ? top : low + 1, "log-likelihood");
        var panel = new Panel { X = AxisOf(model, x), Y = AxisOf(model, y) };
        panel.Add(new HeatMap(HeatMap.EdgesAround(x.Values), HeatMap.EdgesAround(y.Values), (i, j) => Finite(values[i * y.Count + j]), scale));
        var peak = Peak(model, surface);
        foreach (var depth in Depths.Where(depth => depth < top - low))
            panel.Add(Lines(peak - depth) with { Colour = Palette.Paper, Width = 0.8, Label = FormattableString.Invariant($"−{depth}") });
        foreach (var confidence in Confidences)
        {
            panel.Add(Lines(peak - LikelihoodRegion.Depth(confidence, 2)) with
            {
                Colour = Palette.Vermilion,
                Width = 1.4,
                Name = confidence == Confidences[^1] ? $"{string.Join(", ", Confidences.Select(one => FormattableString.Invariant($"{100 * one}%")))} by likelihood" : null,
            });
        }
        var best = surface.BestPoint;
        panel.Add(new Points([best[drawn[0]]], [best[drawn[1]]]) { Name = "best of the grid", Colour = Palette.Text, Radius = 5 });
        if (Estimate(model, x) is { } across && Estimate(model, y) is { } up)
            panel.Add(new Points([across], [up]) { Name = "maximum likelihood estimate", Colour = Palette.Purple, Radius = 3 });
        return panel;

        Contour Lines(double level) => new(Contours.At(x.Values, y.Values, values, level));
    }

    private static Panel Curve(LikelihoodModel model, LikelihoodSurface surface, int drawn, string kind)
    {
        var axis = surface.Axes[drawn];
        var panel = new Panel { X = AxisOf(model, axis), Y = new Axis(kind) };
        panel.Add(new Polyline(axis.Values, [.. surface.Values.Select(Finite)]));
        panel.Add(ReferenceLine.AtHeight(Peak(model, surface) - LikelihoodRegion.Depth(0.95, 1)) with { Name = "95% by likelihood" });
        if (Estimate(model, axis) is { } estimate)
            panel.Add(ReferenceLine.At(estimate) with { Name = "maximum likelihood estimate", Dashes = null, Colour = Palette.Purple });
        panel.Add(new Points([surface.BestPoint[drawn]], [surface.BestLogLikelihood]) { Name = "best of the grid", Colour = Palette.Text, Radius = 4 });
        return panel;
    }

    /// <summary>The height that regions are measured from: the maximum, where the surface is one of it.</summary>
    private static double Peak(LikelihoodModel model, LikelihoodSurface surface) =>
        surface.Profiled || surface.Axes.Count == model.Parameters.Count ? Math.Max(model.Maximum, surface.BestLogLikelihood) : surface.BestLogLikelihood;

    private static Axis AxisOf(LikelihoodModel model, GridAxis axis)
    {
        var unit = model.UnitOf(model.IndexOf(axis.Parameter));
        return new Axis(unit is null ? axis.Parameter : $"{axis.Parameter}  ({unit})");
    }

    private static double? Estimate(LikelihoodModel model, GridAxis axis) =>
        model.Estimates[model.IndexOf(axis.Parameter)] is var value && value >= axis.From && value <= axis.To ? value : null;

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
