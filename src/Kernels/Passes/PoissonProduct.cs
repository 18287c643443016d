using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>The Poisson family with log link: Σ w e^l e^r − Σ w y (l + r) + Σ w (y log y − y).</summary>
public readonly unsafe struct PoissonProduct : IProductTile
{
    /// <summary>Parts that are larger than the log-likelihood by more than this leave less than twelve digits of it.</summary>
    private const double GreatestCancellation = 500;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Left<T>(T predictor, T response, T weight)
        where T : struct, ILane<T> =>
        weight * Exponential.OfRounded(predictor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Right<T>(T predictor, T response)
        where T : struct, ILane<T> =>
        Exponential.OfRounded(predictor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LinearWeight<T>(T response, T weight) where T : struct, ILane<T> => weight * response;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant<T>(T response, T weight)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        return T.Select(T.Equal(response, zero), zero, weight * response * (Logarithm.Log(response) - T.Broadcast(1)));
    }

    [MethodImpl(LoopCompilation.Mode)]
    static void IProductTile.AddTile<T>(double* left, double* right, double* weight, int stride, int rows, double greatestTerm, double* sums, int sumStride)
    {
        var totals = stackalloc double[ProductPass.LeftMultiple * ProductPass.RightMultiple * T.Count];
        FactorTile.Accumulate<T, SumOfProducts>(left, right, stride, rows, totals);
        AddSums<T>(totals, sums);
        AddSums<T>(totals + ProductPass.RightMultiple * T.Count, sums + sumStride);
    }

    /// <inheritdoc/>
    public static double LogLikelihood(double terms, double left, double right, double constant, double saturated)
    {
        var value = saturated - (terms - (left + right) + constant);
        var largest = Math.Max(Math.Max(terms, Math.Abs(constant)), Math.Max(Math.Abs(left), Math.Abs(right)));
        return largest <= GreatestCancellation * Math.Abs(value) ? value : double.NaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSums<T>(double* totals, double* sums)
        where T : struct, ILane<T> =>
        T.AddSums(T.Load(totals), T.Load(totals + T.Count), T.Load(totals + 2 * T.Count), T.Load(totals + 3 * T.Count), sums);
}
