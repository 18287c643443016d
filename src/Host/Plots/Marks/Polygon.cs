namespace Accel.Host.Plots.Marks;

/// <summary>A filled polygon: a band around a line, a region.</summary>
/// <param name="X">The corners' horizontal places.</param>
/// <param name="Y">As many heights.</param>
internal sealed record Polygon(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark
{
    /// <summary>How much it covers what is below, 0 to 1.</summary>
    public double Opacity { get; init; } = 0.2;

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of(X);

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of(Y);

    /// <summary>The band between two lines over the same places.</summary>
    public static Polygon Band(IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high) =>
        new([.. x, .. x.Reverse()], [.. low, .. high.Reverse()]);

    /// <inheritdoc/>
    public override void Draw(PlotArea area) => area.Svg.Element("path", ("d", area.Path(X, Y)), ("fill", Colour), ("fill-opacity", Opacity));

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) =>
        svg.Element("rect", ("x", box.Left), ("y", Middle(box) - 5), ("width", box.Width), ("height", 10), ("fill", Colour), ("fill-opacity", Opacity));
}
