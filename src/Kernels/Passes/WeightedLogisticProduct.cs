using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>As <see cref="LogisticProduct"/> with weights, Σ w log(1 + e^l e^r): a logarithm for each term.</summary>
public readonly unsafe struct WeightedLogisticProduct : IProductTile
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Left<T>(T predictor, T response, T weight) where T : struct, ILane<T> => LogisticProduct.Left(predictor, response, weight);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Right<T>(T predictor, T response) where T : struct, ILane<T> => LogisticProduct.Right(predictor, response);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LinearWeight<T>(T response, T weight) where T : struct, ILane<T> => T.Broadcast(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant<T>(T response, T weight) where T : struct, ILane<T> => weight;

    [MethodImpl(LoopCompilation.Mode)]
    static void IProductTile.AddTile<T>(double* left, double* right, double* weight, int stride, int rows, double greatestTerm, double* sums, int sumStride)
    {
        for (var i = 0; i < ProductPass.LeftMultiple; i++)
            AddRow<T>(left + i * stride, right, weight, stride, rows, sums + i * sumStride);
    }

    /// <inheritdoc/>
    public static double LogLikelihood(double terms, double left, double right, double constant, double saturated) =>
        LogisticProduct.LogLikelihood(terms, left, right, constant, saturated);

    [MethodImpl(LoopCompilation.Mode)]
    private static void AddRow<T>(double* left, double* right, double* weight, int stride, int rows, double* sums)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var (s0, s1, s2, s3) = (zero, zero, zero, zero);
        for (var row = 0; row < rows; row += T.Count)
        {
            var w = T.Load(weight + row);
            var l = T.Load(left + row);
            s0 = T.Fma(w, LogOnePlus(l * T.Load(right + row)), s0);
            s1 = T.Fma(w, LogOnePlus(l * T.Load(right + stride + row)), s1);
            s2 = T.Fma(w, LogOnePlus(l * T.Load(right + 2 * stride + row)), s2);
            s3 = T.Fma(w, LogOnePlus(l * T.Load(right + 3 * stride + row)), s3);
        }
        T.AddSums(s0, s1, s2, s3, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOnePlus<T>(T e) where T : struct, ILane<T> => Logarithm.OfFinite(T.Broadcast(1) + e);
}
