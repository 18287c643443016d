using System.Globalization;
using System.Text;

namespace Accel.Host.Plots.Marks;

/// <summary>Cells whose colours stand for numbers: a surface from above. A cell without a number (NaN) stays blank.</summary>
/// <param name="XEdges">The n + 1 edges of the columns, ascending.</param>
/// <param name="YEdges">The m + 1 edges of the rows, ascending.</param>
/// <param name="Value">The number in column i, row j.</param>
/// <param name="Colours">The colours of the numbers.</param>
internal sealed record HeatMap(IReadOnlyList<double> XEdges, IReadOnlyList<double> YEdges, Func<int, int, double> Value, ColourScale Colours) : Mark
{
    /// <inheritdoc/>
    public override Extent Horizontal => new(XEdges[0], XEdges[^1], AirBelow: false, AirAbove: false);

    /// <inheritdoc/>
    public override Extent Vertical => new(YEdges[0], YEdges[^1], AirBelow: false, AirAbove: false);

    /// <inheritdoc/>
    public override ColourScale Scale => Colours;

    /// <summary>The edges of cells around grid points, halfway between neighbours.</summary>
    /// <param name="centres">At least two values, ascending.</param>
    public static double[] EdgesAround(IReadOnlyList<double> centres)
    {
        var edges = new double[centres.Count + 1];
        for (var i = 1; i < centres.Count; i++)
            edges[i] = centres[i - 1] + (centres[i] - centres[i - 1]) / 2;
        edges[0] = centres[0] - (edges[1] - centres[0]);
        edges[^1] = centres[^1] + (centres[^1] - edges[^2]);
        return edges;
    }

    /// <inheritdoc/>
    public override void Draw(PlotArea area)
    {
        // One path a colour, in which neighbours of the same colour are one rectangle: some kilobytes for 100 × 100 cells.
        var paths = new StringBuilder?[ColourScale.Levels];
        for (var j = 0; j + 1 < YEdges.Count; j++)
        {
            for (int i = 0, end; i + 1 < XEdges.Count; i = end)
            {
                var level = Colours.Level(Value(i, j));
                for (end = i + 1; end + 1 < XEdges.Count && Colours.Level(Value(end, j)) == level; end++)
                    continue;
                if (level >= 0)
                    AddCell(paths[level] ??= new StringBuilder(), area, i, end, j);
            }
        }
        area.Svg.Open("g", ("shape-rendering", "crispEdges"));
        for (var level = 0; level < paths.Length; level++)
        {
            if (paths[level] is { } path)
                area.Svg.Element("path", ("fill", ColourScale.Colour(level)), ("d", path.ToString()));
        }
        area.Svg.Close();
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgText svg, Box box) =>
        svg.Element("rect", ("x", box.Left), ("y", Middle(box) - 5), ("width", box.Width), ("height", 10), ("fill", ColourScale.Colour(ColourScale.Levels / 2)));

    private void AddCell(StringBuilder path, PlotArea area, int from, int to, int row) => path.Append(CultureInfo.InvariantCulture,
        $"M{SvgText.Number(area.X(XEdges[from]))} {SvgText.Number(area.Y(YEdges[row]))}H{SvgText.Number(area.X(XEdges[to]))}V{SvgText.Number(area.Y(YEdges[row + 1]))}H{SvgText.Number(area.X(XEdges[from]))}Z");
}
