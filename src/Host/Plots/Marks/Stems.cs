namespace Accel.Host.Plots.Marks;

/// <summary>A dot on a line from zero for each pair of values: the masses of a discrete distribution.</summary>
/// <param name="X">The horizontal places.</param>
/// <param name="Y">As many heights.</param>
internal sealed record Stems(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark
{
    private const double Crowded = 7;

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of(X);

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of(Y).With(new Extent(0, 0, AirBelow: false, AirAbove: false));

    /// <inheritdoc/>
    public override bool IsClipped => false;

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        var radius = area.Box.Width / Math.Max(1, X.Count) < Crowded ? 1.2 : 3.2;
        area.Svg.Open("g", ("stroke", Colour), ("stroke-width", radius < 2 ? 0.8 : 1.6), ("fill", Colour));
        for (var i = 0; i < X.Count; i++)
        {
            if (!area.Contains(X[i], Y[i]))
                continue;
            area.Svg.Element("line", ("x1", area.X(X[i])), ("x2", area.X(X[i])), ("y1", area.Y(0)), ("y2", area.Y(Y[i])));
            area.Svg.Element("circle", ("cx", area.X(X[i])), ("cy", area.Y(Y[i])), ("r", radius), ("stroke", "none"));
        }
        area.Svg.Close();
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box)
    {
        DrawLineKey(svg, box with { Right = box.Right - 4 }, 1.6);
        svg.Element("circle", ("cx", box.Right - 4), ("cy", Middle(box)), ("r", 3.2), ("fill", Colour));
    }
}
