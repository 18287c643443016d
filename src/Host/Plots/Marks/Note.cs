namespace Accel.Host.Plots.Marks;

/// <summary>A text at a point of the data, with a halo so that it can be read upon anything.</summary>
/// <param name="X">The horizontal place.</param>
/// <param name="Y">The height.</param>
/// <param name="Text">The text.</param>
internal sealed record Note(double X, double Y, string Text) : Mark
{
    /// <summary>The font's size in pixels.</summary>
    public double Size { get; init; } = 12;

    /// <summary>The colour of the halo.</summary>
    public string Halo { get; init; } = Palette.Paper;

    /// <summary>The part of the text that is at the point: <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public string Anchor { get; init; } = "middle";

    /// <summary>How many pixels to the right of the point.</summary>
    public double Right { get; init; }

    /// <summary>How many pixels below the point.</summary>
    public double Below { get; init; }

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of([X]);

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of([Y]);

    /// <inheritdoc/>
    public override bool IsClipped => false;

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        if (!area.Contains(X, Y))
            return;
        area.Svg.Element("text", Text,
            ("x", area.X(X) + Right), ("y", area.Y(Y) + Below + Size / 3), ("font-size", Size), ("text-anchor", Anchor), ("fill", Colour),
            ("stroke", Halo), ("stroke-width", 3), ("stroke-linejoin", "round"), ("paint-order", "stroke"));
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) =>
        svg.Element("text", "a", ("x", (box.Left + box.Right) / 2), ("y", Middle(box) + 4), ("text-anchor", "middle"), ("fill", Colour));
}
