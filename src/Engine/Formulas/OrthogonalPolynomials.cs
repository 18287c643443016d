using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>
/// Polynomials that are orthonormal over given points, R's <c>poly</c>: monic ones by the three-term recurrence
/// P(k+1) = (x − α(k)) P(k) − ‖P(k)‖²/‖P(k−1)‖² P(k−1), divided by their lengths.
/// </summary>
/// <param name="Alpha">The recurrence's centres α, one a degree.</param>
/// <param name="SquaredNorms">‖P(k)‖² for degrees 0 to the highest; R's <c>norm2</c> without its leading 1.</param>
/// <remarks>Kennedy and Gentle, Statistical Computing (1980), pp. 343–4.</remarks>
internal sealed record OrthogonalPolynomials(IReadOnlyList<double> Alpha, IReadOnlyList<double> SquaredNorms)
{
    /// <summary>The highest degree.</summary>
    public int Degree => Alpha.Count;

    /// <summary>Finds the recurrence over points.</summary>
    /// <param name="points">The points, NaN left out; those of degree k need more than k different ones.</param>
    /// <param name="degree">The highest degree.</param>
    public static OrthogonalPolynomials Of(ColumnData points, int degree)
    {
        var alpha = new List<double>();
        var norms = new List<double> { Sum(points, _ => 1) };
        for (var k = 0; k < degree; k++)
        {
            var basis = new OrthogonalPolynomials([.. alpha], [.. norms]);
            // About a centre near by, so that points far from 0 keep their digits.
            var near = k == 0 ? points.First(x => !double.IsNaN(x)) : alpha[0];
            alpha.Add(near + Sum(points, x => (x - near) * Square(basis.Monic(k, x))) / norms[k]);
            var next = new OrthogonalPolynomials([.. alpha], [.. norms]);
            norms.Add(Sum(points, x => Square(next.Monic(k + 1, x))));
        }
        return new OrthogonalPolynomials(alpha, norms);
    }

    /// <summary>The normalised polynomials of degrees 1 on at a point.</summary>
    /// <param name="x">The point.</param>
    /// <param name="values">Takes <see cref="Degree"/> numbers.</param>
    public void Fill(double x, Span<double> values)
    {
        for (var degree = 1; degree <= values.Length; degree++)
            values[degree - 1] = Monic(degree, x) / Math.Sqrt(SquaredNorms[degree]);
    }

    private double Monic(int degree, double x)
    {
        var (previous, current) = (0.0, 1.0);
        for (var k = 0; k < degree; k++)
        {
            var next = (x - Alpha[k]) * current;
            if (k > 0)
                next -= SquaredNorms[k] / SquaredNorms[k - 1] * previous;
            (previous, current) = (current, next);
        }
        return current;
    }

    private static double Sum(ColumnData points, Func<double, double> term) => ColumnData.Sum(points.Count, (first, rows) =>
    {
        using var buffer = ChunkBuffer.Rent(rows);
        var sum = 0.0;
        foreach (var x in points.View(first, buffer.Span))
            sum += double.IsNaN(x) ? 0 : term(x);
        return sum;
    });

    private static double Square(double value) => value * value;
}
