using System.Globalization;
using System.Xml.Linq;
using Accel.Host.Plots;
using Accel.Host.Plots.Marks;

namespace Accel.Host.Tests.Plots;

public class FigureTests
{
    private static readonly double[] X = [0, 1, 2, 3];

    private static XElement[] Elements(string svg, string name) => [.. XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == name)];

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static string Draw(params Mark[] marks)
    {
        var panel = new Panel { Title = "panel", X = new Axis("across"), Y = new Axis("up") };
        foreach (var mark in marks)
            panel.Add(mark);
        return new Figure { Title = "figure" }.Add(panel).ToSvg();
    }

    [Fact]
    public void Larger_values_stand_further_right_and_higher()
    {
        var circles = Elements(Draw(new Points(X, [5, 1, 7, 6])), "circle");
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).OrderBy(i => Number(circles[i], "cx")));
        Assert.Equal([2, 3, 0, 1], Enumerable.Range(0, 4).OrderBy(i => Number(circles[i], "cy")));
    }

    [Fact]
    public void Texts_are_escaped_and_what_XML_forbids_is_replaced()
    {
        var svg = new Figure { Title = "a < b & \"c\" \u0001" }.Add(new Panel { X = new Axis("<script>") }.Add(new Points(X, X) { Name = "x > 'y'" })).ToSvg();
        var texts = Elements(svg, "text").Select(text => text.Value).ToList();
        Assert.Contains("a < b & \"c\" \uFFFD", texts);
        Assert.Contains("<script>", texts);
        Assert.Contains("x > 'y'", texts);
    }

    [Fact]
    public void What_is_not_finite_is_left_out_and_breaks_lines()
    {
        var svg = Draw(new Points([0, double.NaN, 2, 3], [1, 1, double.PositiveInfinity, 2]), new Polyline(X, [1, 2, double.NaN, 4]));
        Assert.Equal(2, Elements(svg, "circle").Length);
        var line = Assert.Single(Elements(svg, "path"));
        Assert.Equal(2, line.Attribute("d")!.Value.Count(letter => letter == 'M'));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cdf_takes_the_higher_value_where_it_jumps()
    {
        var dots = Elements(Draw(new Steps([1, 2], [0.25, 1])), "circle");
        Assert.Equal(4, dots.Length);
        foreach (var pair in dots.GroupBy(dot => dot.Attribute("cx")!.Value))
        {
            var higher = pair.MinBy(dot => Number(dot, "cy"))!;
            var lower = pair.MaxBy(dot => Number(dot, "cy"))!;
            Assert.Equal(Palette.Blue, higher.Attribute("fill")!.Value);
            Assert.Equal(Palette.Paper, lower.Attribute("fill")!.Value);
        }
    }

    [Fact]
    public void Cells_of_one_colour_are_one_path_and_neighbours_one_rectangle()
    {
        var edges = Enumerable.Range(0, 5).Select(i => (double)i).ToArray();
        var svg = Draw(new HeatMap(edges, edges, (i, j) => i == j ? double.NaN : i < 2 ? 0 : 1, new ColourScale(0, 1)));
        var paths = Elements(svg, "path");
        Assert.Equal(["#440154", "#fde725"], paths.Select(path => path.Attribute("fill")!.Value));
        // Rows 0 and 1 lose one of the two cells of the first colour, rows 2 and 3 none.
        Assert.All(paths, path => Assert.Equal(4, path.Attribute("d")!.Value.Count(letter => letter == 'M')));
    }

    [Fact]
    public void A_bar_stands_on_zero_at_the_axis()
    {
        var svg = Draw(new Bars([0, 1], [1, 2], [3, 1]));
        var bars = Elements(svg, "rect").Where(rect => rect.Parent!.Attribute("stroke-width") is not null).ToArray();
        Assert.Equal(2, bars.Length);
        Assert.Equal(3, Number(bars[0], "height") / Number(bars[1], "height"), 2);
        Assert.Equal(Number(bars[0], "y") + Number(bars[0], "height"), Number(bars[1], "y") + Number(bars[1], "height"), 2);
    }

    [Fact]
    public void Every_kind_of_mark_is_drawn_and_named()
    {
        Mark[] marks =
        [
            new Points(X, X) { Name = "points" }, new Polyline(X, X) { Name = "line" }, new Stems(X, X) { Name = "stems" }, new Steps(X, X) { Name = "steps" },
            new Bars(X, [1, 2, 3, 4], X) { Name = "bars" }, Polygon.Band(X, X, [1, 2, 3, 4]) with { Name = "band" },
            new HeatMap(HeatMap.EdgesAround(X), HeatMap.EdgesAround(X), (i, j) => i + j, new ColourScale(0, 6, "sum")) { Name = "heat" },
            new Contour([[(0, 0), (1, 1)]]) { Name = "contour", Label = "0.5" }, new Note(1, 1, "here") { Name = "note" },
            ReferenceLine.At(1) with { Name = "vertical" }, ReferenceLine.AtHeight(1) with { Name = "horizontal" }, ReferenceLine.Sloped(0, 1) with { Name = "sloped" },
        ];
        var svg = Draw(marks);
        var texts = Elements(svg, "text").Select(text => text.Value).ToHashSet();
        Assert.All(marks, mark => Assert.Contains(mark.Name!, texts));
        Assert.Subset(texts, new HashSet<string> { "figure", "panel", "across", "up", "sum", "0.5", "here" });
        Assert.Equal(svg, Draw(marks));
    }

    [Fact]
    public void Nothing_one_value_and_huge_values_have_axes_too()
    {
        Assert.NotEmpty(Elements(Draw(), "line"));
        Assert.Single(Elements(Draw(new Points([7], [-3])), "circle"));
        Assert.Equal(2, Elements(Draw(new Points([-1e308, 1e308], [1e16, 1e16 + 2])), "text").Count(text => text.Value is "figure" or "panel"));
        Assert.Single(Elements(Draw(new Points([1e-300], [0])), "circle"));
    }

    [Fact]
    public void Panels_fill_rows()
    {
        var figure = new Figure { Columns = 2, PanelWidth = 300, PanelHeight = 200 };
        for (var i = 0; i < 3; i++)
            figure.Add(new Panel().Add(new Points(X, X)));
        var root = XDocument.Parse(figure.ToSvg()).Root!;
        Assert.Equal(("600", "400"), (root.Attribute("width")!.Value, root.Attribute("height")!.Value));
        var ids = root.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
