using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// What Stirling's formula misses: δ(z) = log Γ(z) − [(z − ½) log z − z + ½ log 2π], which is also
/// log Γ(z + 1) − [½ log(2πz) + z log z − z]. With it log-probabilities and ratios of gamma functions
/// of large arguments keep their relative accuracy.
/// </summary>
/// <remarks>
/// Loader (2000), Fast and Accurate Computation of Binomial Probabilities. The asymptotic series
/// (DLMF 5.11.1) from 10 on; between 1 and 10 z δ(z) is the degree 29 Chebyshev interpolant in
/// t = (z − √10)/(z + √10), error 6e-20; below, δ(z) = δ(z + 1) + (z + ½) log(1 + 1/z) − 1.
/// </remarks>
public static class StirlingError
{
    private const double AsymptoticFrom = 10;
    private const double Centre = 3.1622776601683795;

    /// <summary>δ(z) for z &gt; 0. Relative error below 4e-16 from 1 on and 2e-15 below; NaN for z &lt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T z)
        where T : struct, ILane<T>
    {
        Compute(z, out var error);
        return error;
    }

    /// <summary>δ(z) of one number.</summary>
    internal static double Of(double z) => Of(new ScalarLane(z)).Value;

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute<T>(in T argument, out T error)
        where T : struct, ILane<T>
    {
        var z = argument;
        var one = T.Broadcast(1);
        error = Asymptotic(z);
        var below = T.Less(z, T.Broadcast(AsymptoticFrom));
        if (!T.AnyTrue(below))
            return;
        var first = T.Less(z, one);
        var centred = Centred(T.Select(first, z + one, z));
        error = T.Select(below, centred, error);
        if (T.AnyTrue(first))
            error = T.Select(first, centred + (T.Fma(z + T.Broadcast(0.5), Logarithm.Log1p(one / z), -one)), error);
    }

    /// <summary>δ(z) for z from 1 to 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Centred<T>(T z)
        where T : struct, ILane<T>
    {
        var centre = T.Broadcast(Centre);
        var t = (z - centre) / (z + centre);
        var t2 = t * t;
        var sum = T.Fma(t, T.Broadcast(0.005467155833307718), T.Broadcast(-0.005769214706037358));
        sum = Polynomial.Step(sum, t2, t, -0.004969193053143679, 0.005224975655189719);
        sum = Polynomial.Step(sum, t2, t, 0.004578360690540092, -0.004837574354655326);
        sum = Polynomial.Step(sum, t2, t, -0.00033770390048329873, 0.00033256088221950765);
        sum = Polynomial.Step(sum, t2, t, 0.0016293264558561518, -0.0017481341559724898);
        sum = Polynomial.Step(sum, t2, t, 0.0013923194781431305, -0.0015110902151274934);
        sum = Polynomial.Step(sum, t2, t, 0.0017302401028667393, -0.0018824966912970775);
        sum = Polynomial.Step(sum, t2, t, 0.002040423185197934, -0.0022266472985386335);
        sum = Polynomial.Step(sum, t2, t, 0.002431840096174892, -0.0026527663513570593);
        sum = Polynomial.Step(sum, t2, t, 0.0028866140588179588, -0.003125843206356736);
        sum = Polynomial.Step(sum, t2, t, 0.0033568144262197596, -0.003557811865577935);
        sum = Polynomial.Step(sum, t2, t, 0.003697195453046285, -0.003733353017034808);
        sum = Polynomial.Step(sum, t2, t, 0.003618285663468466, -0.0033063227025521857);
        sum = Polynomial.Step(sum, t2, t, 0.0027676266968669374, -0.002002997898077787);
        sum = Polynomial.Step(sum, t2, t, 0.0010536954400243552, 0.08306296633404425);
        return sum / z;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Asymptotic<T>(T z)
        where T : struct, ILane<T>
    {
        var inverse = T.Broadcast(1) / z;
        var square = inverse * inverse;
        var sum = T.Broadcast(0.17964437236883057);
        sum = T.Fma(sum, square, T.Broadcast(-0.029550653594771242));
        sum = T.Fma(sum, square, T.Broadcast(0.00641025641025641));
        sum = T.Fma(sum, square, T.Broadcast(-0.0019175269175269176));
        sum = T.Fma(sum, square, T.Broadcast(0.0008417508417508417));
        sum = T.Fma(sum, square, T.Broadcast(-0.0005952380952380953));
        sum = T.Fma(sum, square, T.Broadcast(0.0007936507936507937));
        sum = T.Fma(sum, square, T.Broadcast(-0.002777777777777778));
        sum = T.Fma(sum, square, T.Broadcast(0.08333333333333333));
        return sum * inverse;
    }
}
