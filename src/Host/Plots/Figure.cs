namespace Accel.Host.Plots;

/// <summary>A picture as an SVG file: panels in rows under a title. Fonts are those of the one who shows it.</summary>
internal sealed class Figure
{
    private const double TitleHeight = 34;
    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, 'DejaVu Sans', sans-serif";

    private readonly List<Panel> _panels = [];

    /// <summary>The text above all panels, also what a screen reader says; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>A panel's width in pixels.</summary>
    public double PanelWidth { get; init; } = 560;

    /// <summary>A panel's height in pixels.</summary>
    public double PanelHeight { get; init; } = 360;

    /// <summary>How many panels stand side by side.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Adds a panel: to the right of the last, or below where the row is full.</summary>
    /// <returns>The figure itself.</returns>
    public Figure Add(Panel panel)
    {
        _panels.Add(panel);
        return this;
    }

    /// <summary>The SVG file.</summary>
    public string ToSvg()
    {
        var rows = (_panels.Count + Columns - 1) / Columns;
        var above = Title is null ? 0 : TitleHeight;
        var (width, height) = (Math.Min(Columns, _panels.Count) * PanelWidth, above + rows * PanelHeight);
        var svg = new SvgText();
        svg.Open("svg",
            ("xmlns", "http://www.w3.org/2000/svg"), ("width", width), ("height", height),
            ("viewBox", $"0 0 {SvgText.Number(width)} {SvgText.Number(height)}"), ("role", "img"),
            ("font-family", Fonts), ("font-size", 13), ("fill", Palette.Text));
        if (Title is not null)
            svg.Element("title", Title);
        svg.Element("rect", ("width", width), ("height", height), ("fill", Palette.Paper));
        if (Title is not null)
            svg.Element("text", Title, ("x", width / 2), ("y", 24), ("text-anchor", "middle"), ("font-size", 16), ("font-weight", "600"));
        for (var i = 0; i < _panels.Count; i++)
        {
            var (left, top) = (i % Columns * PanelWidth, above + i / Columns * PanelHeight);
            _panels[i].Draw(svg, new Box(left, top, left + PanelWidth, top + PanelHeight), $"panel{i + 1}");
        }
        svg.Close();
        return svg.ToString();
    }
}
