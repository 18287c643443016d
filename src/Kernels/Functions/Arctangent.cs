using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The inverse tangent on lanes.</summary>
/// <remarks>
/// arctan x = c + arctan t with t = x, (x − 1)/(x + 1) or −1/x for c = 0, π/4 or π/2, so that |t| ≤ √2 − 1, where
/// t + t³ q(t²) with q the degree 11 Chebyshev interpolant has an error of 3e-18 relative to t.
/// </remarks>
public static class Arctangent
{
    private const double TangentOfEighth = 0.41421356237309503;

    /// <summary>arctan x. Largest error 1.66 ulp over the whole range; ±0 for ±0, ±π/2 for ±∞, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan<T>(T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var a = T.Abs(x);
        var middle = T.Less(T.Broadcast(TangentOfEighth), a);
        var high = T.Less(T.Broadcast(1 / TangentOfEighth), a);
        var numerator = T.Select(high, -one, T.Select(middle, a - one, a));
        var denominator = T.Select(high, a, T.Select(middle, a + one, one));
        var t = numerator / denominator;
        var base1 = T.Select(high, T.Broadcast(Math.PI / 2), T.Select(middle, T.Broadcast(Math.PI / 4), zero));
        var base2 = T.Select(high, T.Broadcast(6.123233995736766e-17), T.Select(middle, T.Broadcast(3.061616997868383e-17), zero));

        var z = t * t;
        var z2 = z * z;
        var z4 = z2 * z2;
        var q01 = T.Fma(z, T.Broadcast(0.19999999999999804), T.Broadcast(-0.3333333333333333));
        var q23 = T.Fma(z, T.Broadcast(0.11111111105150588), T.Broadcast(-0.14285714285659779));
        var q45 = T.Fma(z, T.Broadcast(0.07692296368042296), T.Broadcast(-0.09090908753259112));
        var q67 = T.Fma(z, T.Broadcast(0.05878927554473807), T.Broadcast(-0.0666642476020052));
        var q89 = T.Fma(z, T.Broadcast(0.045515447340221615), T.Broadcast(-0.05230443640686948));
        var q1011 = T.Fma(z, T.Broadcast(0.016284375050043393), T.Broadcast(-0.03456931506332609));
        var low = T.Fma(z2, q23, q01);
        var high4 = T.Fma(z4, T.Fma(z2, q1011, q89), T.Fma(z2, q67, q45));
        var q = T.Fma(z4, high4, low);
        return T.CopySign(base1 + (t + T.Fma(t * z, q, base2)), x);
    }
}
