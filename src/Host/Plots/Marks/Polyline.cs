namespace Accel.Host.Plots.Marks;

/// <summary>A line through points; broken where one is not finite.</summary>
/// <param name="X">The horizontal places.</param>
/// <param name="Y">As many heights.</param>
internal sealed record Polyline(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark
{
    /// <summary>The line's width in pixels.</summary>
    public double Width { get; init; } = 1.5;

    /// <summary>Lengths of dashes and gaps such as <c>5 3</c>; null for a full line.</summary>
    public string? Dashes { get; init; }

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of(X);

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of(Y);

    /// <inheritdoc/>
    public override void Draw(PlotArea area) => area.Svg.Element("path",
        ("d", area.Path(X, Y)), ("fill", "none"), ("stroke", Colour), ("stroke-width", Width), ("stroke-dasharray", Dashes), ("stroke-linejoin", "round"));

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) => DrawLineKey(svg, box, Width, Dashes);
}
