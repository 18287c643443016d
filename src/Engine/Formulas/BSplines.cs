namespace Accel.Engine.Formulas;

/// <summary>B-splines over a knot sequence, and their derivatives (de Boor, A Practical Guide to Splines, 2001, chapters IX and X).</summary>
/// <param name="knots">The knots, ascending, each boundary as often as the order.</param>
/// <param name="degree">The degree.</param>
internal sealed class BSplines(IReadOnlyList<double> knots, int degree)
{
    /// <summary>Number of basis functions.</summary>
    public int Count => knots.Count - degree - 1;

    /// <summary>The functions' values at a point; outside the boundaries the outermost polynomials go on.</summary>
    /// <param name="x">The point.</param>
    /// <param name="derivative">The order of the derivative, 0 for the values.</param>
    /// <param name="values">Takes <see cref="Count"/> numbers.</param>
    public void Evaluate(double x, int derivative, Span<double> values)
    {
        values.Clear();
        var span = Span(x);
        var lower = degree - derivative;
        if (lower < 0)
            return;
        // The functions of the lower degree that are not 0 on the span, by Cox and de Boor's recurrence …
        Span<double> basis = stackalloc double[degree + 1];
        basis[0] = 1;
        for (var d = 1; d <= lower; d++)
        {
            var saved = 0.0;
            for (var i = 0; i < d; i++)
            {
                var left = knots[span - d + 1 + i];
                var right = knots[span + 1 + i];
                var share = basis[i] / (right - left);
                basis[i] = saved + (right - x) * share;
                saved = (x - left) * share;
            }
            basis[d] = saved;
        }
        // … then up to the degree, each step taking a derivative: N' = d (N[i] / (t[i+d] − t[i]) − N[i+1] / (t[i+d+1] − t[i+1])).
        for (var d = lower + 1; d <= degree; d++)
        {
            var saved = 0.0;
            for (var i = 0; i < d; i++)
            {
                var share = d * basis[i] / (knots[span + 1 + i] - knots[span - d + 1 + i]);
                basis[i] = saved - share;
                saved = share;
            }
            basis[d] = saved;
        }
        basis.CopyTo(values[(span - degree)..]);
    }

    /// <summary>The interval between different knots that a point falls into; the outermost ones take what lies beyond.</summary>
    private int Span(double x)
    {
        var (low, high) = (degree, Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (x >= knots[middle])
                low = middle;
            else
                high = middle;
        }
        while (low > degree && knots[low] == knots[low + 1])
            low--;
        return low;
    }
}
