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
    /// <param name="points">The points; those of degree k need more than k different ones.</param>
    /// <param name="degree">The highest degree.</param>
    public static OrthogonalPolynomials Of(IReadOnlyCollection<double> points, int degree)
    {
        var alpha = new List<double>();
        var norms = new List<double> { points.Count };
        for (var k = 0; k < degree; k++)
        {
            var basis = new OrthogonalPolynomials(alpha, norms);
            var centre = points.Sum(x => x * Square(basis.Monic(k, x))) / norms[k];
            alpha.Add(centre);
            norms.Add(points.Sum(x => Square(basis.Monic(k + 1, x))));
        }
        return new OrthogonalPolynomials(alpha, norms);
    }

    /// <summary>The normalised polynomial of a degree at a point.</summary>
    public double Value(int degree, double x) => Monic(degree, x) / Math.Sqrt(SquaredNorms[degree]);

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

    private static double Square(double value) => value * value;
}
