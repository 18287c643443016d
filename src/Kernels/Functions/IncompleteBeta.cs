namespace Accel.Kernels.Functions;

/// <summary>
/// The regularized incomplete beta function I_x(a, b), the distribution function of the beta
/// distribution, each tail with its own relative accuracy.
/// </summary>
/// <remarks>
/// I_x(a, b) = D / F, D = x^a (1 − x)^b / B(a, b). D is computed as Loader (2000) computes binomial
/// densities: deviances from the mean and Stirling errors, never differences of large
/// logarithms. F is the continued fraction of DiDonato and Morris (TOMS 708, 1992, eq. 7),
/// used below the mean a/(a + b), where it converges in some hundred terms even for shapes of 1e12.
/// </remarks>
public static class IncompleteBeta
{
    private const int MaximumTerms = 200_000;

    /// <summary>I_x(a, b).</summary>
    /// <param name="a">First shape, positive and finite.</param>
    /// <param name="b">Second shape, positive and finite.</param>
    /// <param name="x">Argument in [0, 1].</param>
    /// <returns>The lower tail; NaN outside the ranges.</returns>
    public static double Lower(double a, double b, double x)
    {
        if (!(a > 0 && b > 0 && x >= 0 && x <= 1) || !double.IsFinite(a + b))
            return double.NaN;
        return Lower(a, b, x, 1 - x, Excess(a, b, x));
    }

    /// <summary>1 − I_x(a, b), computed directly.</summary>
    /// <param name="a">First shape, positive and finite.</param>
    /// <param name="b">Second shape, positive and finite.</param>
    /// <param name="x">Argument in [0, 1].</param>
    /// <returns>The upper tail; NaN outside the ranges.</returns>
    public static double Upper(double a, double b, double x)
    {
        if (!(a > 0 && b > 0 && x >= 0 && x <= 1) || !double.IsFinite(a + b))
            return double.NaN;
        return Lower(b, a, 1 - x, x, -Excess(a, b, x));
    }

    /// <summary>
    /// I_x(a, b) where the caller knows x, 1 − x and x (a + b) − a each to full relative accuracy,
    /// which a rounded x alone cannot give near 1 and near the mean.
    /// </summary>
    /// <param name="a">First shape.</param>
    /// <param name="b">Second shape.</param>
    /// <param name="x">Argument.</param>
    /// <param name="y">1 − x.</param>
    /// <param name="excess">x (a + b) − a, negative below the mean.</param>
    internal static double Lower(double a, double b, double x, double y, double excess)
    {
        if (x <= 0)
            return 0;
        if (y <= 0)
            return 1;
        if (excess <= 0)
            return Prefactor(a, b, x, y, excess) / Fraction(a, b, x, excess);

        // Above the mean the lower tail is not small, unless b is: 0.001 or more for b = 0.0001.
        return 1 - Prefactor(b, a, y, x, -excess) / Fraction(b, a, y, -excess);
    }

    private static double Excess(double a, double b, double x)
    {
        var sum = a + b;
        var big = Math.Max(a, b);
        var lost = Math.Min(a, b) - (sum - big);
        return Math.FusedMultiplyAdd(x, sum, -a) + x * lost;
    }

    /// <summary>x^a y^b / B(a, b).</summary>
    private static double Prefactor(double a, double b, double x, double y, double excess)
    {
        var sum = a + b;
        var exponent = a * Deviance(excess / a, x * (sum / a)) + b * Deviance(-excess / b, y * (sum / b))
            + (StirlingError.Of(sum) - StirlingError.Of(a) - StirlingError.Of(b));

        // Two halves, so that a subnormal result is rounded only once.
        var half = Math.Exp(exponent / 2);
        return Math.Sqrt(Math.Min(a, b) * (Math.Max(a, b) / sum) / (2 * Math.PI)) * half * half;
    }

    /// <summary>log(1 + u) − u, where <paramref name="ratio"/> = 1 + u says what u near −1 has lost.</summary>
    private static double Deviance(double u, double ratio) =>
        u < -0.5 ? Math.Log(ratio) - u : Log1pMinusX.Of(u);

    /// <summary>The continued fraction F, by Lentz's method as modified by Thompson and Barnett; NaN, never a wrong value, if it does not settle.</summary>
    private static double Fraction(double a, double b, double x, double excess)
    {
        const double Tiny = 1e-300;
        var value = a * (1 - excess) / (a + 1);
        if (value == 0)
            value = Tiny;
        var c = value;
        var d = 0.0;
        for (var m = 1; m <= MaximumTerms; m++)
        {
            var two = a + 2 * m - 1;
            var numerator = (a + m - 1) / two * ((a + b + m - 1) / two) * m * (b - m) * x * x;
            var denominator = m + m * (b - m) * x / two + (a + m) * (1 - excess + m * (2 - x)) / (two + 2);
            d = denominator + numerator * d;
            c = denominator + numerator / c;
            if (d == 0)
                d = Tiny;
            if (c == 0)
                c = Tiny;
            d = 1 / d;
            var change = c * d;
            value *= change;
            if (Math.Abs(change - 1) < 2.5e-16)
                return value;
        }
        return double.NaN;
    }
}
