using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// What Stirling's formula misses of a factorial: δ(x) = log Γ(x + 1) − [½ log(2πx) + x log x − x],
/// the part of a binomial or Poisson log-probability that no cancellation may touch (Loader 2000).
/// </summary>
public static class StirlingError
{
    private const double HalfLog2Pi = 0.91893853320467274;

    /// <summary>
    /// δ(x) for x &gt; 0; the asymptotic series from 16 on, below it 16 steps of the recurrence
    /// of Γ. Absolute error below 3e-14, and relative error below 1e-15 from 16 on.
    /// </summary>
    public static T Delta<T>(T x)
        where T : struct, ILane<T>
    {
        var small = T.Less(x, T.Broadcast(16));
        var shifted = T.Select(small, x + T.Broadcast(16), x);
        var tail = Series(shifted);
        if (!T.AnyTrue(small))
            return tail;

        // Γ(x + 1) = Γ(x + 17) / ((x + 1) (x + 2) … (x + 16))
        var product = T.Broadcast(1);
        for (var step = 1; step <= 16; step++)
            product *= x + T.Broadcast(step);
        var half = T.Broadcast(0.5);
        var logGamma = tail + T.Broadcast(HalfLog2Pi) - shifted - Logarithm.Log(product)
            + (shifted + half) * Logarithm.Log(shifted);
        var stirling = T.Broadcast(HalfLog2Pi) - x + (x + half) * Logarithm.Log(x);
        return T.Select(small, logGamma - stirling, tail);
    }

    /// <summary>
    /// δ(z) of one number with relative accuracy everywhere: Gudermann's series
    /// δ(z) − δ(z + 1) = (z + ½) log(1 + 1/z) − 1, whose terms are all positive, up to 16.
    /// Worst measured relative error for 1e-10 ≤ z ≤ 1e15: 1.1e-15.
    /// </summary>
    /// <param name="z">z &gt; 0.</param>
    /// <returns>δ(z); NaN for z ≤ 0.</returns>
    public static double Of(double z)
    {
        if (!(z > 0))
            return double.NaN;

        var sum = 0.0;
        for (; z < 16; z++)
            sum += Step(z);
        return sum + Series(new ScalarLane(z)).Value;
    }

    private static double Step(double z)
    {
        if (z < 0.5)
            return (z + 0.5) * Logarithm.Log1p(new ScalarLane(1 / z)).Value - 1;
        var w = 1 / (2 * z + 1);
        return Log1pExcess.Artanh(w * w);
    }

    /// <summary>1/12x − 1/360x³ + 1/1260x⁵ − … to the term in x⁻¹³, for x ≥ 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T x)
        where T : struct, ILane<T>
    {
        var inverse = T.Broadcast(1) / x;
        var square = inverse * inverse;
        var sum = T.Broadcast(1.0 / 156);
        sum = T.Fma(sum, square, T.Broadcast(-691.0 / 360360));
        sum = T.Fma(sum, square, T.Broadcast(1.0 / 1188));
        sum = T.Fma(sum, square, T.Broadcast(-1.0 / 1680));
        sum = T.Fma(sum, square, T.Broadcast(1.0 / 1260));
        sum = T.Fma(sum, square, T.Broadcast(-1.0 / 360));
        sum = T.Fma(sum, square, T.Broadcast(1.0 / 12));
        return sum * inverse;
    }
}
