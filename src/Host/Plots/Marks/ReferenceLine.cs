namespace Accel.Host.Plots.Marks;

/// <summary>A straight line through the whole plot: something to compare with.</summary>
internal sealed record ReferenceLine : Mark
{
    private readonly double _slope;
    private readonly double _intercept;
    private readonly double? _vertical;

    private ReferenceLine(double slope, double intercept, double? vertical)
    {
        (_slope, _intercept, _vertical) = (slope, intercept, vertical);
        Colour = Palette.Reference;
    }

    /// <summary>Lengths of dashes and gaps; null for a full line.</summary>
    public string? Dashes { get; init; } = "5 4";

    /// <inheritdoc/>
    public override Extent Horizontal => _vertical is { } x ? new Extent(x, x) : Extent.None;

    /// <inheritdoc/>
    public override Extent Vertical => _vertical is null && _slope == 0 ? new Extent(_intercept, _intercept) : Extent.None;

    /// <summary>A horizontal line.</summary>
    public static ReferenceLine AtHeight(double y) => new(0, y, null);

    /// <summary>A vertical line.</summary>
    public static ReferenceLine At(double x) => new(0, 0, x);

    /// <summary>The line y = intercept + slope · x.</summary>
    public static ReferenceLine Sloped(double intercept, double slope) => new(slope, intercept, null);

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        var (left, right) = _vertical is { } x ? (x, x) : area.HorizontalRange;
        var (from, to) = _vertical is null ? (_intercept + _slope * left, _intercept + _slope * right) : area.VerticalRange;
        area.Svg.Element("line",
            ("x1", area.X(left)), ("y1", area.Y(from)), ("x2", area.X(right)), ("y2", area.Y(to)), ("stroke", Colour), ("stroke-width", 1), ("stroke-dasharray", Dashes));
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) => DrawLineKey(svg, box, 1, Dashes);
}
