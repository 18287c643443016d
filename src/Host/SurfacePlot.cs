using Accel.Engine.Likelihood;
using Accel.Host.Plots;
using Accel.Host.Plots.Marks;

namespace Accel.Host;

/// <summary>A surface as a picture: a heat map with contours for two axes, a curve for one.</summary>
internal static class SurfacePlot
{
    private static readonly double[] Confidences = [0.5, 0.95, 0.99];
    /// <summary>Standard errors about an estimate that hold the largest region, for any correlation: the root of its χ² quantile is 3.03.</summary>
    private const double RegionReach = 3.3;
    private const int RegionCount = 81;

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
        {
            var lines = Contours.At(x.Values, y.Values, values, peak - depth);
            panel.Add(new Contour(lines) { Colour = Palette.Paper, Width = 0.8 });
            if (lines.MaxBy(line => line.Count) is { } longest)
                panel.Add(new Note(longest[longest.Count / 2].X, longest[longest.Count / 2].Y, FormattableString.Invariant($"−{depth}")) { Size = 11, Colour = Palette.Text });
        }
        var near = NearEstimates(model, surface, drawn) ?? surface;
        foreach (var confidence in Confidences)
        {
            var depth = LikelihoodRegion.Depth(confidence, 2);
            panel.Add(new Contour(Contours.At(near.Axes[drawn[0]].Values, near.Axes[drawn[1]].Values, near.Values, peak - depth))
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
    }

    /// <summary>
    /// A finer surface about the estimates, on which the small regions have smooth lines; null where the surface is a
    /// profile or some estimate has no standard error.
    /// </summary>
    private static LikelihoodSurface? NearEstimates(LikelihoodModel model, LikelihoodSurface surface, int[] drawn)
    {
        if (surface.Profiled)
            return null;
        var axes = surface.Axes.ToArray();
        foreach (var i in drawn)
        {
            var place = model.IndexOf(axes[i].Parameter);
            var (estimate, reach) = (model.Estimates[place], RegionReach * model.StandardErrors[place]);
            var (from, to) = (Math.Max(axes[i].From, estimate - reach), Math.Min(axes[i].To, estimate + reach));
            if (!(from < to))
                return null;
            axes[i] = axes[i] with { From = from, To = to, Count = RegionCount };
        }
        var held = Enumerable.Range(0, model.Parameters.Count)
            .Where(place => surface.Axes.All(axis => axis.Parameter != model.Parameters[place]))
            .ToDictionary(place => model.Parameters[place], place => surface.Others[place]);
        return LikelihoodGrid.Evaluate(model, axes, held);
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
