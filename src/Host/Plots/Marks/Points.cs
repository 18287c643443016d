namespace Accel.Host.Plots.Marks;

/// <summary>A dot for each pair of values; pairs that are not finite are left out.</summary>
/// <param name="X">The horizontal places.</param>
/// <param name="Y">As many heights.</param>
internal sealed record Points(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark
{
    /// <summary>The dots' radius in pixels.</summary>
    public double Radius { get; init; } = 3;

    /// <summary>How much they cover what is below, 0 to 1; less for many points.</summary>
    public double Opacity { get; init; } = 1;

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of(X);

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of(Y);

    /// <inheritdoc/>
    public override bool IsClipped => false;

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        area.Svg.Open("g", ("fill", Colour), ("fill-opacity", Opacity));
        for (var i = 0; i < X.Count; i++)
        {
            if (area.Contains(X[i], Y[i]))
                area.Svg.Element("circle", ("cx", area.X(X[i])), ("cy", area.Y(Y[i])), ("r", Radius));
        }
        area.Svg.Close();
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) =>
        svg.Element("circle", ("cx", (box.Left + box.Right) / 2), ("cy", Middle(box)), ("r", Math.Max(Radius, 3)), ("fill", Colour));
}
