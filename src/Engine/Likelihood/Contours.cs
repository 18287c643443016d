namespace Accel.Engine.Likelihood;

/// <summary>
/// Lines of equal height on a surface over a rectangular grid, by marching squares (Lorensen and Cline 1987 in two
/// dimensions): straight pieces through the cells, with linear interpolation on their edges, joined to lines.
/// </summary>
public static class Contours
{
    /// <summary>The lines at one height.</summary>
    /// <param name="x">The first coordinate of the grid's points, ascending.</param>
    /// <param name="y">The second coordinate, ascending.</param>
    /// <param name="values">The heights, those of the first x first; −∞ counts as below.</param>
    /// <param name="level">The height of the lines.</param>
    /// <returns>The lines; a closed one ends with the point that it begins with.</returns>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> At(
        IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> values, double level)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(values);
        var surface = new Surface(x, y, values, level);
        var pieces = new Dictionary<Edge, List<Edge>>();
        for (var i = 0; i + 1 < x.Count; i++)
        {
            for (var j = 0; j + 1 < y.Count; j++)
            {
                foreach (var (from, to) in surface.Pieces(i, j))
                {
                    Neighbours(from).Add(to);
                    Neighbours(to).Add(from);
                }
            }
        }
        var lines = new List<IReadOnlyList<(double X, double Y)>>();
        // Open lines begin at the grid's border, where an edge has one piece only.
        foreach (var start in pieces.Keys.Where(edge => pieces[edge].Count == 1).Concat(pieces.Keys).ToList())
        {
            if (pieces[start].Count > 0)
                lines.Add([.. Follow(pieces, start).Select(surface.Point)]);
        }
        return lines;

        List<Edge> Neighbours(Edge edge)
        {
            if (!pieces.TryGetValue(edge, out var others))
                pieces.Add(edge, others = []);
            return others;
        }
    }

    /// <summary>The edges that a line crosses, from one on; its pieces are used up.</summary>
    private static List<Edge> Follow(Dictionary<Edge, List<Edge>> pieces, Edge start)
    {
        var line = new List<Edge> { start };
        for (var at = start; pieces[at].Count > 0; )
        {
            var next = pieces[at][0];
            pieces[at].RemoveAt(0);
            pieces[next].Remove(at);
            line.Add(next);
            at = next;
        }
        return line;
    }

    /// <summary>The edge of the grid from a point to its neighbour along x or y.</summary>
    private readonly record struct Edge(int I, int J, bool AlongX);

    private sealed record Surface(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Values, double Level)
    {
        /// <summary>The pieces of lines in the cell whose lowest corner is a point.</summary>
        public IEnumerable<(Edge From, Edge To)> Pieces(int i, int j)
        {
            var (bottom, right) = (new Edge(i, j, true), new Edge(i + 1, j, false));
            var (top, left) = (new Edge(i, j + 1, true), new Edge(i, j, false));
            var corners = (IsAbove(i, j) ? 1 : 0) + (IsAbove(i + 1, j) ? 2 : 0) + (IsAbove(i + 1, j + 1) ? 4 : 0) + (IsAbove(i, j + 1) ? 8 : 0);
            return corners switch
            {
                1 or 14 => [(left, bottom)],
                2 or 13 => [(bottom, right)],
                4 or 11 => [(right, top)],
                8 or 7 => [(top, left)],
                3 or 12 => [(left, right)],
                6 or 9 => [(bottom, top)],
                // A saddle: the middle decides which corners belong together.
                5 => Middle(i, j) >= Level ? [(left, top), (bottom, right)] : [(left, bottom), (right, top)],
                10 => Middle(i, j) >= Level ? [(left, bottom), (right, top)] : [(left, top), (bottom, right)],
                _ => [],
            };
        }

        /// <summary>Where the line crosses an edge.</summary>
        public (double X, double Y) Point(Edge edge)
        {
            var (i, j) = edge.AlongX ? (edge.I + 1, edge.J) : (edge.I, edge.J + 1);
            var (first, last) = (At(edge.I, edge.J), At(i, j));
            // Beside −∞ the line runs along the finite end.
            var part = double.IsNegativeInfinity(first) ? 1 : double.IsNegativeInfinity(last) ? 0 : (Level - first) / (last - first);
            return (X[edge.I] + part * (X[i] - X[edge.I]), Y[edge.J] + part * (Y[j] - Y[edge.J]));
        }

        private bool IsAbove(int i, int j) => At(i, j) >= Level;

        private double At(int i, int j) => Values[i * Y.Count + j];

        private double Middle(int i, int j) => (At(i, j) + At(i + 1, j) + At(i, j + 1) + At(i + 1, j + 1)) / 4;
    }
}
