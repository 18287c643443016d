using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Distributions;

/// <summary>Student's t distribution.</summary>
/// <remarks>P(|T| &gt; t) = I_x(df/2, ½) with x = df/(df + t²).</remarks>
public static class StudentT
{
    /// <summary>P(|T| &gt; |t|). Worst measured relative error: 2.1e-13 for p ≥ 1e-307 and 0.01 ≤ df ≤ 1e9 (8e-16 × |log p|).</summary>
    /// <param name="t">Any value.</param>
    /// <param name="df">Degrees of freedom, positive; +∞ is the normal distribution.</param>
    /// <returns>The two-sided tail; NaN for NaN or df ≤ 0.</returns>
    public static double TwoSided(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0))
            return double.NaN;
        t = Math.Abs(t);
        if (double.IsPositiveInfinity(df))
            return Normal.TwoSided(t);
        if (double.IsPositiveInfinity(t))
            return 0;

        var ratio = t / Math.Sqrt(df);
        if (ratio > 1e9)
            return FarTail(t, df);

        var x = 1 / (1 + ratio * ratio);
        var y = ratio * ratio * x;
        return IncompleteBeta.Lower(df / 2, 0.5, x, y, (1 - t) * (1 + t) / 2 * x);
    }

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Any value.</param>
    /// <param name="df">Degrees of freedom, positive; +∞ is the normal distribution.</param>
    /// <returns>The upper tail; NaN for NaN or df ≤ 0.</returns>
    public static double UpperTail(double t, double df)
    {
        var half = TwoSided(t, df) / 2;
        return t < 0 ? 1 - half : half;
    }

    /// <summary>
    /// The first term of the tail's series, x^(df/2) / (df/2 B(df/2, ½)); x = df/t² itself may underflow.
    /// </summary>
    private static double FarTail(double t, double df)
    {
        var a = df / 2;
        var logBeta = LogGamma.Of(new ScalarLane(a)).Value + LogGamma.Of(new ScalarLane(0.5)).Value - LogGamma.Of(new ScalarLane(a + 0.5)).Value;
        return Math.Exp(df * (Math.Log(df) / 2 - Math.Log(t)) - Math.Log(a) - logBeta);
    }
}
