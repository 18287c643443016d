using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>log Γ on lanes, with full relative accuracy also at its zeros 1 and 2.</summary>
/// <remarks>
/// Up to 2½ the recurrence Γ(z + 1) = z Γ(z) leads to log Γ(2 + u) = u (1 − γ + u p(u)) with |u| ≤ ½ and p the
/// degree 18 Chebyshev interpolant, error 3e-19; Stirling's formula with <see cref="StirlingError"/> above.
/// </remarks>
public static class LogGamma
{
    private const double HalfLogTwoPi = 0.9189385332046728;

    /// <summary>
    /// log Γ(z) for z ≥ 0. Largest error 4.00 ulp over the whole range; +∞ at 0 and +∞, NaN for negative
    /// numbers and NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T z)
        where T : struct, ILane<T>
    {
        Compute(z, out var result);
        return result;
    }

    /// <summary>log Γ(1 + u) without cancellation at 0, for u from 0 to 1. Largest error 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfOnePlus<T>(T u)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var low = T.Less(u, T.Broadcast(0.5));
        return AtTwoPlus(T.Select(low, u, u - T.Broadcast(1))) - Logarithm.OfOnePlus(T.Select(low, u, zero));
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T argument, out T result)
        where T : struct, ILane<T>
    {
        var z = argument;
        var far = T.Less(T.Broadcast(2.5), z);
        result = Near(z);
        if (T.AnyTrue(far))
            result = T.Select(far, Stirling(z), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Near<T>(T z)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var first = T.Less(z, T.Broadcast(0.5));
        var second = T.Less(z, T.Broadcast(1.5));
        var u = T.Select(first, z, T.Select(second, z - one, z - T.Broadcast(2)));
        var product = T.Select(first, T.Fma(z, z, z), T.Select(second, z, one));
        var result = AtTwoPlus(u) - Logarithm.Log(product);
        return T.Select(T.Less(z, T.Broadcast(0)), T.Broadcast(double.NaN), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Stirling<T>(T z)
        where T : struct, ILane<T>
    {
        var logarithm = Logarithm.Log(z) - T.Broadcast(1);
        return T.Fma(z - T.Broadcast(0.5), logarithm, T.Broadcast(HalfLogTwoPi - 0.5) + StirlingError.Of(z));
    }

    /// <summary>log Γ(2 + u) for |u| ≤ ½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AtTwoPlus<T>(T u)
        where T : struct, ILane<T>
    {
        var u2 = u * u;
        var sum = T.Broadcast(6.286887600397704e-08);
        sum = Polynomial.Step(sum, u2, u, -1.3219945666117874e-07, 2.0408401495663627e-07);
        sum = Polynomial.Step(sum, u2, u, -4.3252393445604814e-07, 9.573811846241715e-07);
        sum = Polynomial.Step(sum, u2, u, -2.0439048107029907e-06, 4.374497421555722e-06);
        sum = Polynomial.Step(sum, u2, u, -9.438715099211532e-06, 2.0507249390577883e-05);
        sum = Polynomial.Step(sum, u2, u, -4.49263133791557e-05, 9.94575106565683e-05);
        sum = Polynomial.Step(sum, u2, u, -0.00022315475400520507, 0.0005096695248097167);
        sum = Polynomial.Step(sum, u2, u, -0.0011927539118428156, 0.002890510330740574);
        sum = Polynomial.Step(sum, u2, u, -0.0073855510286719986, 0.020580808427784553);
        sum = Polynomial.Step(sum, u2, u, -0.0673523010531981, 0.3224670334241132);
        return u * T.Fma(u, sum, T.Broadcast(0.42278433509846713));
    }
}
