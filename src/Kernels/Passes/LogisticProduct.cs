using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>The binomial with logit link for responses and weights of 0 and 1: Σ log(1 + e^l e^r), with predictors signed by the response.</summary>
public readonly unsafe struct LogisticProduct : IProductTile
{
    /// <summary>Terms that are smaller on average have lost digits to the one that they were added to.</summary>
    private const double LeastMeanTerm = 1e-3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Left<T>(T predictor, T response, T weight)
        where T : struct, ILane<T> =>
        T.Select(T.Equal(weight, T.Broadcast(0)), T.Broadcast(0), Right(predictor, response));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Right<T>(T predictor, T response)
        where T : struct, ILane<T> =>
        Exponential.OfRounded(LogisticTerms<T>.Argument(predictor, response));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LinearWeight<T>(T response, T weight) where T : struct, ILane<T> => T.Broadcast(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant<T>(T response, T weight) where T : struct, ILane<T> => weight;

    /// <remarks>One logarithm for as many rows as cannot overflow.</remarks>
    [MethodImpl(LoopCompilation.Mode)]
    static void IProductTile.AddTile<T>(double* left, double* right, double* weight, int stride, int rows, double greatestTerm, double* sums, int sumStride)
    {
        var products = stackalloc double[ProductPass.LeftMultiple * ProductPass.RightMultiple * T.Count];
        var run = (int)Math.Min(rows, Math.Floor(OnePlusProduct.GreatestLogarithm / greatestTerm)) * T.Count;
        for (var start = 0; start < rows; start += run)
        {
            FactorTile.Accumulate<T, OnePlusProduct>(left + start, right + start, stride, Math.Min(rows - start, run), products);
            AddLogarithms<T>(products, sums);
            AddLogarithms<T>(products + ProductPass.RightMultiple * T.Count, sums + sumStride);
        }
    }

    /// <inheritdoc/>
    public static double LogLikelihood(double terms, double left, double right, double constant, double saturated) =>
        terms >= LeastMeanTerm * constant ? saturated - terms : double.NaN;

    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void AddLogarithms<T>(double* products, double* sums)
        where T : struct, ILane<T> =>
        T.AddSums(
            OnePlusProduct.Term(T.Load(products)), OnePlusProduct.Term(T.Load(products + T.Count)),
            OnePlusProduct.Term(T.Load(products + 2 * T.Count)), OnePlusProduct.Term(T.Load(products + 3 * T.Count)), sums);
}
