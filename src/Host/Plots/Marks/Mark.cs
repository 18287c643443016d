namespace Accel.Host.Plots.Marks;

/// <summary>Something that is drawn inside the axes.</summary>
internal abstract record Mark
{
    /// <summary>Its name in the legend; null where it is not in the legend.</summary>
    public string? Name { get; init; }

    /// <summary>Its colour.</summary>
    public string Colour { get; init; } = Palette.Blue;

    /// <summary>What it covers of the horizontal axis.</summary>
    public abstract Extent Horizontal { get; }

    /// <summary>What it covers of the vertical axis.</summary>
    public abstract Extent Vertical { get; }

    /// <summary>The scale of its colours where these stand for numbers; a colour bar explains it.</summary>
    public virtual ColourScale? Scale => null;

    /// <summary>True where it is cut at the axes; a dot upon an axis is shown whole.</summary>
    public virtual bool IsClipped => true;

    /// <summary>Draws it.</summary>
    public abstract void Draw(PlotArea area);

    /// <summary>Draws what stands for it in the legend.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="box">The place.</param>
    public abstract void DrawKey(SvgText svg, Box box);

    /// <summary>A key that is a line.</summary>
    protected void DrawLineKey(SvgText svg, Box box, double width, string? dashes = null) =>
        svg.Element("line", ("x1", box.Left), ("x2", box.Right), ("y1", Middle(box)), ("y2", Middle(box)), ("stroke", Colour), ("stroke-width", width), ("stroke-dasharray", dashes));

    /// <summary>The height of a box's middle.</summary>
    protected static double Middle(Box box) => (box.Top + box.Bottom) / 2;
}
