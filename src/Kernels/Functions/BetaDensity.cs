using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The density of the beta distribution on lanes.</summary>
internal static class BetaDensity
{
    /// <summary>x^(a−1) (1 − x)^(b−1) / B(a, b).</summary>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <param name="x">From 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SaddlePoint<T> Of<T>(double a, double b, T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var y = DoubleDoubleLane<T>.SumOf(one, -x);
        if (a == 1 || b == 1)
        {
            // b (1 − x)^(b−1), or a x^(a−1): nothing needs to cancel.
            var whole = new DoubleDoubleLane<T>(one, zero);
            var log = PreciseLogarithm.OfRatio(a == 1 ? y : new DoubleDoubleLane<T>(x, zero), whole);
            var power = new SaddlePoint<T>(log * T.Broadcast(a == 1 ? b - 1 : a - 1), T.Broadcast(a == 1 ? b : a), one);
            return power.WithLimit(T.Equal(x, zero), LogLimit(a, b)).WithLimit(T.Equal(x, one), LogLimit(b, a));
        }
        IncompleteBeta.Slope(T.Broadcast(a), T.Broadcast(b), new DoubleDoubleLane<T>(x, zero), y, out var exponent, out var scale);
        return new SaddlePoint<T>(exponent, scale, x * y.High)
            .WithLimit(T.Equal(x, zero), LogLimit(a, b)).WithLimit(T.Equal(x, one), LogLimit(b, a));
    }

    /// <summary>The logarithm of the density at the end that belongs to the first shape.</summary>
    private static double LogLimit(double a, double b) =>
        a < 1 ? double.PositiveInfinity : a > 1 ? double.NegativeInfinity : Logarithm.Log(new ScalarLane(b)).Value;
}
