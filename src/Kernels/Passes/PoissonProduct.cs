using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>The Poisson family with log link: Σ w e^l e^r − Σ w y (l + r) + Σ w (y log y − y).</summary>
internal readonly unsafe struct PoissonProduct : IProductTerm
{
    /// <summary>Parts that are larger than the log-likelihood by more than this leave less than twelve digits of it.</summary>
    private const double GreatestCancellation = 500;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Left<T>(T predictor, T response, T weight)
        where T : struct, ILane<T> =>
        weight * Exponential.OfRounded(predictor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Right<T>(T predictor, T response)
        where T : struct, ILane<T> =>
        Exponential.OfRounded(predictor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LinearWeight<T>(T response, T weight) where T : struct, ILane<T> => weight * response;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant<T>(T response, T weight)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        return T.Select(T.Equal(response, zero), zero, weight * response * (Logarithm.Log(response) - T.Broadcast(1)));
    }

    [MethodImpl(LoopCompilation.Mode)]
    public static void AddTile<T>(double* left, double* right, double* weight, int stride, int rows, double greatestTerm, double* sums, int sumStride)
        where T : struct, ILane<T>
    {
        var right1 = right + stride;
        var right2 = right1 + stride;
        var right3 = right2 + stride;
        var left1 = left + stride;
        var zero = T.Broadcast(0);
        var (s00, s01, s02, s03) = (zero, zero, zero, zero);
        var (s10, s11, s12, s13) = (zero, zero, zero, zero);
        for (var row = 0; row < rows; row += T.Count)
        {
            var r0 = T.Load(right + row);
            var r1 = T.Load(right1 + row);
            var r2 = T.Load(right2 + row);
            var r3 = T.Load(right3 + row);
            var l0 = T.Load(left + row);
            s00 = T.Fma(l0, r0, s00);
            s01 = T.Fma(l0, r1, s01);
            s02 = T.Fma(l0, r2, s02);
            s03 = T.Fma(l0, r3, s03);
            var l1 = T.Load(left1 + row);
            s10 = T.Fma(l1, r0, s10);
            s11 = T.Fma(l1, r1, s11);
            s12 = T.Fma(l1, r2, s12);
            s13 = T.Fma(l1, r3, s13);
        }
        T.AddSums(s00, s01, s02, s03, sums);
        T.AddSums(s10, s11, s12, s13, sums + sumStride);
    }

    public static double LogLikelihood(double terms, double left, double right, double constant, double saturated)
    {
        var value = saturated - (terms - (left + right) + constant);
        var largest = Math.Max(Math.Max(terms, Math.Abs(constant)), Math.Max(Math.Abs(left), Math.Abs(right)));
        return largest <= GreatestCancellation * Math.Abs(value) ? value : double.NaN;
    }
}
