using Accel.Host.Plots.Marks;

namespace Accel.Host.Plots;

/// <summary>One pair of axes with what is drawn in it. Later marks lie upon earlier ones.</summary>
internal sealed class Panel
{
    private const double TitleHeight = 24;
    private const double TickFont = 12;
    private const double TickLength = 5;
    private const double LabelHeight = 22;
    private const double Edge = 12;
    private const double PixelsPerTickAcross = 75;
    private const double PixelsPerTickUp = 48;

    private readonly List<Mark> _marks = [];

    /// <summary>The text above; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>Adds a mark upon those that are there.</summary>
    /// <returns>The panel itself.</returns>
    public Panel Add(Mark mark)
    {
        _marks.Add(mark);
        return this;
    }

    /// <summary>Draws it.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="cell">The place for all of it.</param>
    /// <param name="id">A name that no other panel of the figure has.</param>
    public void Draw(SvgText svg, Box cell, string id)
    {
        var scale = _marks.Select(mark => mark.Scale).FirstOrDefault(scale => scale is not null);
        var legend = new Legend(_marks, cell.Width - 4 * Edge);
        var titleHeight = Title is null ? 0 : TitleHeight;
        var top = cell.Top + Edge + titleHeight + legend.Height;
        var bottom = cell.Bottom - TickFont - TickLength - 6 - (X.Label is null ? 4 : LabelHeight);
        var x = Covered(mark => mark.Horizontal).Shown(X.Low, X.High);
        var y = Covered(mark => mark.Vertical).Shown(Y.Low, Y.High);
        var yTicks = Ticks.Between(y.Low, y.High, (int)((bottom - top) / PixelsPerTickUp), Y.Whole);
        var labelWidth = yTicks.Labels.Select(label => TextWidth.Of(label, TickFont)).DefaultIfEmpty(0).Max();
        var box = new Box(
            cell.Left + Edge / 2 + (Y.Label is null ? 0 : LabelHeight) + labelWidth + TickLength + 3,
            top,
            cell.Right - Edge - (scale is null ? 0 : ColourBar.Width(scale, bottom - top)),
            bottom);
        var xTicks = Ticks.Between(x.Low, x.High, (int)(box.Width / PixelsPerTickAcross), X.Whole);

        svg.Open("g");
        if (Title is not null)
            svg.Element("text", Title, ("x", (box.Left + box.Right) / 2), ("y", cell.Top + Edge + 8), ("text-anchor", "middle"), ("font-size", 14), ("font-weight", "600"));
        legend.Draw(svg, box.Left, cell.Top + Edge / 2 + titleHeight);
        var area = new PlotArea(svg, box, x, y);
        DrawGrid(area, yTicks);
        DrawMarks(area, id);
        DrawAxes(area, xTicks, yTicks);
        DrawLabels(svg, box, cell);
        if (scale is not null)
            ColourBar.Draw(svg, scale, box, $"{id}-colours");
        svg.Close();
    }

    private Extent Covered(Func<Mark, Extent> direction) => _marks.Select(direction).Aggregate(Extent.None, (all, one) => all.With(one));

    private static void DrawGrid(PlotArea area, Ticks ticks)
    {
        area.Svg.Open("g", ("stroke", Palette.Grid));
        foreach (var position in ticks.Positions)
            area.Svg.Element("line", ("x1", area.Box.Left), ("x2", area.Box.Right), ("y1", area.Y(position)), ("y2", area.Y(position)));
        area.Svg.Close();
    }

    private void DrawMarks(PlotArea area, string id)
    {
        var box = area.Box;
        area.Svg.Open("clipPath", ("id", $"{id}-axes"));
        area.Svg.Element("rect", ("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height));
        area.Svg.Close();
        foreach (var mark in _marks)
        {
            area.Svg.Open("g", ("clip-path", mark.IsClipped ? $"url(#{id}-axes)" : null));
            mark.Draw(area);
            area.Svg.Close();
        }
    }

    private static void DrawAxes(PlotArea area, Ticks xTicks, Ticks yTicks)
    {
        var (svg, box) = (area.Svg, area.Box);
        svg.Open("g", ("stroke", Palette.Axis));
        svg.Element("line", ("x1", box.Left), ("x2", box.Right), ("y1", box.Bottom), ("y2", box.Bottom));
        svg.Element("line", ("x1", box.Left), ("x2", box.Left), ("y1", box.Top), ("y2", box.Bottom));
        foreach (var x in xTicks.Positions.Select(area.X))
            svg.Element("line", ("x1", x), ("x2", x), ("y1", box.Bottom), ("y2", box.Bottom + TickLength));
        foreach (var y in yTicks.Positions.Select(area.Y))
            svg.Element("line", ("x1", box.Left - TickLength), ("x2", box.Left), ("y1", y), ("y2", y));
        svg.Close();
        svg.Open("g", ("font-size", TickFont), ("text-anchor", "middle"));
        for (var i = 0; i < xTicks.Positions.Count; i++)
            svg.Element("text", xTicks.Labels[i], ("x", area.X(xTicks.Positions[i])), ("y", box.Bottom + TickLength + TickFont + 1));
        svg.Close();
        svg.Open("g", ("font-size", TickFont), ("text-anchor", "end"));
        for (var i = 0; i < yTicks.Positions.Count; i++)
            svg.Element("text", yTicks.Labels[i], ("x", box.Left - TickLength - 3), ("y", area.Y(yTicks.Positions[i]) + 4));
        svg.Close();
    }

    private void DrawLabels(SvgText svg, Box box, Box cell)
    {
        if (X.Label is { } across)
            svg.Element("text", across, ("x", (box.Left + box.Right) / 2), ("y", cell.Bottom - 8), ("text-anchor", "middle"));
        if (Y.Label is { } up)
        {
            var middle = (box.Top + box.Bottom) / 2;
            svg.Element("text", up, ("transform", $"translate({SvgText.Number(cell.Left + 17)} {SvgText.Number(middle)}) rotate(-90)"), ("text-anchor", "middle"));
        }
    }
}
