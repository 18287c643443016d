using Accel.Host.Plots.Marks;

namespace Accel.Host.Plots;

/// <summary>The names of marks, in rows above the axes where they hide no data.</summary>
internal sealed class Legend
{
    private const double RowHeight = 20;
    private const double KeyWidth = 22;
    private const double KeyGap = 6;
    private const double EntryGap = 18;
    private const double FontSize = 12;

    private readonly List<(Mark Mark, double Left, int Row)> _entries = [];

    /// <summary>Lays the names out.</summary>
    /// <param name="marks">The marks; those without a name are left out.</param>
    /// <param name="width">The longest row in pixels.</param>
    public Legend(IEnumerable<Mark> marks, double width)
    {
        var (left, row) = (0.0, 0);
        foreach (var mark in marks.Where(mark => mark.Name is not null))
        {
            var needed = KeyWidth + KeyGap + TextWidth.Of(mark.Name!, FontSize);
            if (left > 0 && left + needed > width)
                (left, row) = (0, row + 1);
            _entries.Add((mark, left, row));
            left += needed + EntryGap;
        }
        Height = _entries.Count == 0 ? 0 : (row + 1) * RowHeight;
    }

    /// <summary>The height of all rows in pixels; 0 where no mark has a name.</summary>
    public double Height { get; }

    /// <summary>Draws it.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="left">The left edge.</param>
    /// <param name="top">The upper edge.</param>
    public void Draw(SvgText svg, double left, double top)
    {
        foreach (var (mark, offset, row) in _entries)
        {
            var (x, y) = (left + offset, top + row * RowHeight);
            mark.DrawKey(svg, new Box(x, y, x + KeyWidth, y + RowHeight));
            svg.Element("text", mark.Name!, ("x", x + KeyWidth + KeyGap), ("y", y + RowHeight / 2 + 4), ("font-size", FontSize));
        }
    }
}
