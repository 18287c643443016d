using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The error function and its complement on lanes.</summary>
/// <remarks>
/// (1 + 2x) e^(x²) erfc x varies little and is 1 + (1 + t) p(t) with t = (x − 3.75)/(x + 3.75) for all x ≥ 0:
/// Shepherd and Laframboise, Chebyshev approximation of (1 + 2x) exp(x²) erfc x, Math. Comp. 36 (1981);
/// p, of degree 24, computed with 60 digits, truncation error 9e-18. Below 1, erf x / x is a polynomial in x².
/// </remarks>
public static class ErrorFunction
{
    private const double Centre = 3.75;

    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt. Largest error 1.50 ulp; ±1 for ±∞, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erf<T>(T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var magnitude = T.Abs(x);
        var result = x * Central(x * x);
        var far = T.Less(one, magnitude);
        return T.AnyTrue(far) ? T.Select(far, T.CopySign(one - UpperHalf(magnitude), x), result) : result;
    }

    /// <summary>erfc x = 1 − erf x. Largest error 2.50 ulp, subnormal results included; 0 for ∞, 2 for −∞, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erfc<T>(T x)
        where T : struct, ILane<T>
    {
        var upper = UpperHalf(T.Abs(x));
        return T.Select(T.Less(x, T.Broadcast(0)), T.Broadcast(2) - upper, upper);
    }

    /// <summary>e^(x²) erfc x for x from 0 to 1e200. Largest error 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ScaledComplement<T>(T x)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var twice = x + x;
        var inverse = one / (x + T.Broadcast(Centre));
        var t = (x - T.Broadcast(Centre)) * inverse;
        var t2 = t * t;
        var sum = T.Broadcast(3.4622353031395395e-11);
        sum = Polynomial.Step(sum, t2, t, 4.1022882629591075e-10, -3.1467511425363e-10);
        sum = Polynomial.Step(sum, t2, t, -4.977288645239062e-09, 1.823773526967448e-09);
        sum = Polynomial.Step(sum, t2, t, 3.7160637633874e-08, -1.483344925384061e-08);
        sum = Polynomial.Step(sum, t2, t, -2.4430031031569256e-07, 1.8803168270247175e-07);
        sum = Polynomial.Step(sum, t2, t, 1.5640501880619322e-06, -2.5382535111334356e-06);
        sum = Polynomial.Step(sum, t2, t, -8.906172938293147e-06, 3.129070736416649e-05);
        sum = Polynomial.Step(sum, t2, t, 2.035850947191334e-05, -0.0003105126810886829);
        sum = Polynomial.Step(sum, t2, t, 0.0006042263139904501, 0.001151399557258007);
        sum = Polynomial.Step(sum, t2, t, -0.010897979109541418, 0.03926025652621137);
        sum = Polynomial.Step(sum, t2, t, -0.09795365511644433, 0.19025797627698132);
        sum = Polynomial.Step(sum, t2, t, -0.29906190641869823, 0.38133864490883823);
        sum = Polynomial.Step(sum, t2, t, -0.37775322942337447, 0.2375126308378276);
        // 2x/(x + 3.75) is 1 + t without its rounding error: next to x = 0 nothing else varies.
        return T.Fma(twice * inverse, sum, one) / (one + twice);
    }

    /// <summary>erfc x for x ≥ 0; x² is split so that its rounding error never reaches the exponential.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T UpperHalf<T>(T x)
        where T : struct, ILane<T>
    {
        var least = T.Broadcast(28);
        x = T.Select(T.Less(least, x), least, x);
        return Exponential.OfSum(ScaledComplement(x), -DoubleDoubleLane<T>.ProductOf(x, x));
    }

    /// <summary>erf x / x for |x| ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Central<T>(T square)
        where T : struct, ILane<T>
    {
        var s2 = square * square;
        var sum = T.Fma(square, T.Broadcast(-4.230945824295338e-12), T.Broadcast(8.709045129053106e-11));
        sum = Polynomial.Step(sum, s2, square, -1.216456005728345e-09, 1.4792401209404813e-08);
        sum = Polynomial.Step(sum, s2, square, -1.6364642158167616e-07, 1.6462045441468418e-06);
        sum = Polynomial.Step(sum, s2, square, -1.4925647567519332e-05, 0.00012055332902888736);
        sum = Polynomial.Step(sum, s2, square, -0.000854832702193483, 0.0052239776254232985);
        sum = Polynomial.Step(sum, s2, square, -0.02686617064512984, 0.1128379167095512);
        sum = Polynomial.Step(sum, s2, square, -0.37612638903183754, 1.1283791670955126);
        return sum;
    }
}
