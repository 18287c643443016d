namespace Accel.Host.Plots;

/// <summary>What the colours of a scale stand for: a graded bar with ticks, at the right of the axes.</summary>
internal static class ColourBar
{
    private const double Gap = 14;
    private const double BarWidth = 14;
    private const double TickLength = 4;
    private const double TickFont = 12;
    private const double LabelHeight = 24;
    private const double PixelsPerTick = 50;

    /// <summary>How wide it is with its ticks and label.</summary>
    public static double Width(ColourScale scale, double height) =>
        Gap + BarWidth + TickLength + 3 + TicksOf(scale, height).Labels.Max(label => TextWidth.Of(label, TickFont)) + (scale.Label is null ? 0 : LabelHeight);

    /// <summary>Draws it.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="axes">The rectangle of the axes beside it.</param>
    /// <param name="id">A name that no other element of the file has.</param>
    public static void Draw(SvgText svg, ColourScale scale, Box axes, string id)
    {
        var (left, right) = (axes.Right + Gap, axes.Right + Gap + BarWidth);
        svg.Open("linearGradient", ("id", id), ("x1", 0), ("x2", 0), ("y1", 1), ("y2", 0));
        for (var i = 0; i < ColourScale.Stops.Count; i++)
            svg.Element("stop", ("offset", $"{SvgText.Number(100.0 * i / (ColourScale.Stops.Count - 1))}%"), ("stop-color", ColourScale.Stops[i]));
        svg.Close();
        svg.Element("rect", ("x", left), ("y", axes.Top), ("width", BarWidth), ("height", axes.Height), ("fill", $"url(#{id})"));

        var ticks = TicksOf(scale, axes.Height);
        for (var i = 0; i < ticks.Positions.Count; i++)
        {
            var y = axes.Bottom - (ticks.Positions[i] - scale.Low) / (scale.High - scale.Low) * axes.Height;
            svg.Element("line", ("x1", right), ("x2", right + TickLength), ("y1", y), ("y2", y), ("stroke", Palette.Axis));
            svg.Element("text", ticks.Labels[i], ("x", right + TickLength + 3), ("y", y + 4), ("font-size", TickFont));
        }
        if (scale.Label is { } label)
        {
            var x = axes.Right + Width(scale, axes.Height) - 5;
            var middle = (axes.Top + axes.Bottom) / 2;
            svg.Element("text", label, ("transform", $"translate({SvgText.Number(x)} {SvgText.Number(middle)}) rotate(-90)"), ("text-anchor", "middle"));
        }
    }

    private static Ticks TicksOf(ColourScale scale, double height) => Ticks.Between(scale.Low, scale.High, (int)(height / PixelsPerTick));
}
