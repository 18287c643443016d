using System.Text;

namespace Accel.Host.Plots.Marks;

/// <summary>The lines of one level of a surface.</summary>
/// <param name="Lines">The lines, each a list of points; a closed one ends where it begins.</param>
internal sealed record Contour(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Lines) : Mark
{
    private const double FontSize = 11;

    /// <summary>A text upon the longest line; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>The lines' width in pixels.</summary>
    public double Width { get; init; } = 1.2;

    /// <inheritdoc/>
    public override Extent Horizontal => Extent.Of(Lines.SelectMany(line => line.Select(point => point.X)));

    /// <inheritdoc/>
    public override Extent Vertical => Extent.Of(Lines.SelectMany(line => line.Select(point => point.Y)));

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        var path = new StringBuilder();
        foreach (var line in Lines)
            path.Append(area.Path([.. line.Select(point => point.X)], [.. line.Select(point => point.Y)]));
        area.Svg.Element("path", ("d", path.ToString()), ("fill", "none"), ("stroke", Colour), ("stroke-width", Width), ("stroke-linejoin", "round"));
        if (Label is not null && Lines.MaxBy(line => line.Count) is { Count: > 0 } longest)
        {
            var (x, y) = longest.MaxBy(point => point.Y);
            new Note(x, y, Label) { Colour = Colour, Size = FontSize, Halo = Colour == Palette.Paper ? Palette.Text : Palette.Paper }.Draw(area);
        }
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) => DrawLineKey(svg, box, Width);
}
