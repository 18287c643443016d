namespace Accel.Host.Plots.Marks;

/// <summary>Bars that stand on zero: a histogram, whose areas are parts of the whole where the heights are densities.</summary>
/// <param name="Left">Where each bar begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Height">How high it is.</param>
internal sealed record Bars(IReadOnlyList<double> Left, IReadOnlyList<double> Right, IReadOnlyList<double> Height) : Mark
{
    private const double Opacity = 0.35;
    private const double Crowded = 4;

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of(Left).With(Extent.Of(Right));

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of(Height).With(new Extent(0, 0, AirBelow: false, AirAbove: false));

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        var gaps = area.Box.Width / Math.Max(1, Height.Count) < Crowded ? null : Palette.Paper;
        area.Svg.Open("g", ("fill", Colour), ("fill-opacity", Opacity), ("stroke", gaps), ("stroke-width", 0.5));
        for (var i = 0; i < Height.Count; i++)
        {
            if (!double.IsFinite(Left[i] + Right[i] + Height[i]))
                continue;
            var (top, bottom) = (area.Y(Math.Max(Height[i], 0)), area.Y(Math.Min(Height[i], 0)));
            area.Svg.Element("rect", ("x", area.X(Left[i])), ("y", top), ("width", area.X(Right[i]) - area.X(Left[i])), ("height", bottom - top));
        }
        area.Svg.Close();
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) =>
        svg.Element("rect", ("x", box.Left), ("y", Middle(box) - 5), ("width", box.Width), ("height", 10), ("fill", Colour), ("fill-opacity", Opacity));
}
