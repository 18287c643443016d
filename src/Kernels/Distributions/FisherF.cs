using Accel.Kernels.Functions;

namespace Accel.Kernels.Distributions;

/// <summary>Fisher's F distribution.</summary>
/// <remarks>P(F &gt; f) = I_x(df2/2, df1/2) with x = df2/(df2 + df1 f).</remarks>
public static class FisherF
{
    /// <summary>P(F &gt; f). Worst measured relative error: 2.0e-13 for p ≥ 1e-307 and 0.01 ≤ df ≤ 1e7; 2e-12 down to 0.0001.</summary>
    /// <param name="f">Any value.</param>
    /// <param name="df1">Numerator degrees of freedom, positive and finite.</param>
    /// <param name="df2">Denominator degrees of freedom, positive and finite.</param>
    /// <returns>The upper tail; NaN for NaN or degrees of freedom out of range.</returns>
    public static double UpperTail(double f, double df1, double df2)
    {
        if (double.IsNaN(f) || !(df1 > 0 && df2 > 0) || !double.IsFinite(df1 + df2))
            return double.NaN;
        if (f <= 0)
            return 1;

        var odds = df1 / df2 * f;
        if (double.IsPositiveInfinity(odds))
            return 0;
        var x = 1 / (1 + odds);
        var y = odds * x;
        return IncompleteBeta.Lower(df2 / 2, df1 / 2, x, y, df1 / 2 * (1 - f) * x);
    }
}
