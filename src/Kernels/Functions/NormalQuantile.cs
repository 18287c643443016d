using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The quantile function Φ⁻¹ of the standard normal distribution on lanes.</summary>
/// <remarks>
/// Wichura (1988), Algorithm AS 241, PPND16: rational functions of (p − ½)² in the middle and of √(−log p) in the
/// tails. Beyond p = e^(−729) Newton's method on log Φ, which starts from the first terms of its asymptotic series.
/// </remarks>
public static class NormalQuantile
{

    /// <summary>Beyond this √(−log p) the rational functions were not fitted.</summary>
    private const double FitEnd = 27;

    /// <summary>z with P(Z ≤ z) = p. Largest error 4.00 ulp; −∞ at 0, +∞ at 1, NaN outside [0, 1] and for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T p)
        where T : struct, ILane<T>
    {
        var q = p - T.Broadcast(0.5);
        var rest = T.Broadcast(1) - p;
        Compute(q, Logarithm.Log(T.Select(T.Less(rest, p), rest, p)), out var z);
        return z;
    }

    /// <summary>z with log P(Z ≤ z) = <paramref name="logP"/>. Largest error 4.00 ulp; −∞ for −∞, +∞ for 0, NaN above 0 and for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfLog<T>(T logP)
        where T : struct, ILane<T>
    {
        var half = T.Broadcast(0.5);
        var q = half * Exponential.Expm1((logP + T.Broadcast(Logarithm.OfTwo)) + T.Broadcast(Logarithm.RestOfTwo));
        var rest = -Exponential.Expm1(logP);
        var logTail = T.Select(T.Less(rest, half), Logarithm.Log(rest), logP);
        Compute(q, logTail, out var z);
        return z;
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T q, in T logTail, out T z)
        where T : struct, ILane<T>
    {
        var centralEnd = T.Broadcast(0.425);
        z = Central(q);
        var outer = T.Less(centralEnd, T.Abs(q));
        if (T.AnyTrue(outer))
        {
            var r = T.Sqrt(-logTail);
            var tail = Tail(r);
            var far = T.Less(T.Broadcast(5), r);
            if (T.AnyTrue(far))
                tail = T.Select(far, FarTail(r), tail);
            var beyond = T.Less(T.Broadcast(FitEnd), r);
            if (T.AnyTrue(beyond))
                tail = T.Select(beyond, Beyond(-logTail, r), tail);
            z = T.Select(outer, T.CopySign(tail, q), z);
        }
        z = T.Select(T.LessOrEqual(logTail, T.Broadcast(0)), z, T.Broadcast(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Central<T>(T q)
        where T : struct, ILane<T>
    {
        var r = T.Fma(-q, q, T.Broadcast(0.180625));
        var square = r * r;
        var numerator = T.Fma(r, T.Broadcast(2509.0809287301227), T.Broadcast(33430.57558358813));
        numerator = Polynomial.Step(numerator, square, r, 67265.7709270087, 45921.95393154987);
        numerator = Polynomial.Step(numerator, square, r, 13731.69376550946, 1971.5909503065513);
        numerator = Polynomial.Step(numerator, square, r, 133.14166789178438, 3.3871328727963665);
        var denominator = T.Fma(r, T.Broadcast(5226.495278852854), T.Broadcast(28729.085735721943));
        denominator = Polynomial.Step(denominator, square, r, 39307.89580009271, 21213.794301586597);
        denominator = Polynomial.Step(denominator, square, r, 5394.196021424751, 687.1870074920579);
        denominator = Polynomial.Step(denominator, square, r, 42.31333070160091, 1.0);
        return q * numerator / denominator;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tail<T>(T root)
        where T : struct, ILane<T>
    {
        var r = root - T.Broadcast(1.6);
        var square = r * r;
        var numerator = T.Fma(r, T.Broadcast(0.0007745450142783414), T.Broadcast(0.022723844989269184));
        numerator = Polynomial.Step(numerator, square, r, 0.2417807251774506, 1.2704582524523684);
        numerator = Polynomial.Step(numerator, square, r, 3.6478483247632045, 5.769497221460691);
        numerator = Polynomial.Step(numerator, square, r, 4.630337846156546, 1.4234371107496835);
        var denominator = T.Fma(r, T.Broadcast(1.0507500716444169e-09), T.Broadcast(0.0005475938084995345));
        denominator = Polynomial.Step(denominator, square, r, 0.015198666563616457, 0.14810397642748008);
        denominator = Polynomial.Step(denominator, square, r, 0.6897673349851, 1.6763848301838038);
        denominator = Polynomial.Step(denominator, square, r, 2.053191626637759, 1.0);
        return numerator / denominator;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FarTail<T>(T root)
        where T : struct, ILane<T>
    {
        var r = root - T.Broadcast(5);
        var square = r * r;
        var numerator = T.Fma(r, T.Broadcast(2.0103343992922881e-07), T.Broadcast(2.7115555687434876e-05));
        numerator = Polynomial.Step(numerator, square, r, 0.0012426609473880784, 0.026532189526576124);
        numerator = Polynomial.Step(numerator, square, r, 0.29656057182850487, 1.7848265399172913);
        numerator = Polynomial.Step(numerator, square, r, 5.463784911164114, 6.657904643501103);
        var denominator = T.Fma(r, T.Broadcast(2.0442631033899397e-15), T.Broadcast(1.421511758316446e-07));
        denominator = Polynomial.Step(denominator, square, r, 1.8463183175100548e-05, 0.0007868691311456133);
        denominator = Polynomial.Step(denominator, square, r, 0.014875361290850615, 0.1369298809227358);
        denominator = Polynomial.Step(denominator, square, r, 0.599832206555888, 1.0);
        return numerator / denominator;
    }

    /// <summary>z &gt; 0 with log P(Z &gt; z) = −<paramref name="exponent"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Beyond<T>(T exponent, T root)
        where T : struct, ILane<T>
    {
        var sqrt2 = T.Broadcast(1.4142135623730951);
        var twice = exponent + exponent;
        var z = root * sqrt2 * (T.Broadcast(1) - T.Broadcast(0.5) * Logarithm.Log(T.Broadcast(2 * Math.PI) * twice) / twice);
        for (var step = 0; step < 3; step++)
            z += (NormalProbability.LogUpper(z) + exponent) / NormalProbability.Hazard(z);
        return T.Select(T.Less(root, T.Broadcast(1e154)), z, root * sqrt2);
    }
}
