namespace Accel.Host.Plots.Marks;

/// <summary>
/// A right-continuous step function, such as a cdf: level i holds from place i up to the next. Where it
/// jumps, a filled dot stands at the value it takes and an open one at the value it leaves.
/// </summary>
/// <param name="X">Where it jumps, ascending.</param>
/// <param name="Y">The value from each of these on; 0 before the first.</param>
internal sealed record Steps(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark
{
    private const double Crowded = 9;

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of(X);

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of([0, .. Y]);

    /// <inheritdoc/>
    public override bool IsClipped => false;

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        var (left, right) = area.HorizontalRange;
        area.Svg.Open("g", ("stroke", Colour), ("stroke-width", 1.6));
        for (var i = -1; i < X.Count; i++)
        {
            var from = i < 0 ? left : Math.Max(X[i], left);
            var to = i + 1 < X.Count ? Math.Min(X[i + 1], right) : right;
            if (from < to)
                area.Svg.Element("line", ("x1", area.X(from)), ("x2", area.X(to)), ("y1", area.Y(Level(i))), ("y2", area.Y(Level(i))));
        }
        if (area.Box.Width / Math.Max(1, X.Count) >= Crowded)
            DrawDots(area);
        else
            DrawRisers(area);
        area.Svg.Close();
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) => DrawLineKey(svg, box, 1.6);

    private double Level(int i) => i < 0 ? 0 : Y[i];

    private void DrawDots(PlotArea area)
    {
        for (var i = 0; i < X.Count; i++)
        {
            Dot(area, X[i], Level(i - 1), Palette.Paper);
            Dot(area, X[i], Level(i), Colour);
        }
    }

    private void DrawRisers(PlotArea area)
    {
        for (var i = 0; i < X.Count; i++)
        {
            if (area.Contains(X[i], Level(i)))
                area.Svg.Element("line", ("x1", area.X(X[i])), ("x2", area.X(X[i])), ("y1", area.Y(Level(i - 1))), ("y2", area.Y(Level(i))));
        }
    }

    private static void Dot(PlotArea area, double x, double y, string fill)
    {
        if (area.Contains(x, y))
            area.Svg.Element("circle", ("cx", area.X(x)), ("cy", area.Y(y)), ("r", 3), ("fill", fill), ("stroke-width", 1.2));
    }
}
