using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>The binomial with logit link for responses and weights of 0 and 1: Σ log(1 + e^l e^r), with predictors signed by the response.</summary>
internal readonly unsafe struct LogisticProduct : IProductTerm
{
    /// <summary>A product of factors stays below e to this.</summary>
    private const double GreatestLogarithm = 700;

    /// <summary>Terms that are smaller on average have lost digits to the one that they were added to.</summary>
    private const double LeastMeanTerm = 1e-3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Left<T>(T predictor, T response, T weight)
        where T : struct, ILane<T> =>
        T.Select(T.Equal(weight, T.Broadcast(0)), T.Broadcast(0), Right(predictor, response));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Right<T>(T predictor, T response)
        where T : struct, ILane<T> =>
        Exponential.OfRounded(predictor * T.Fma(response, T.Broadcast(-2), T.Broadcast(1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LinearWeight<T>(T response, T weight) where T : struct, ILane<T> => T.Broadcast(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant<T>(T response, T weight) where T : struct, ILane<T> => weight;

    /// <remarks>One logarithm for as many rows as cannot overflow.</remarks>
    [MethodImpl(LoopCompilation.Mode)]
    public static void AddTile<T>(double* left, double* right, double* weight, int stride, int rows, double greatestTerm, double* sums, int sumStride)
        where T : struct, ILane<T>
    {
        var products = stackalloc double[ProductPass.LeftMultiple * ProductPass.RightMultiple * T.Count];
        var run = (int)Math.Min(rows, Math.Floor(GreatestLogarithm / greatestTerm)) * T.Count;
        for (var start = 0; start < rows; start += run)
        {
            Multiply<T>(left + start, right + start, stride, Math.Min(rows - start, run), products);
            AddLogarithms<T>(products, sums);
            AddLogarithms<T>(products + ProductPass.RightMultiple * T.Count, sums + sumStride);
        }
    }

    public static double LogLikelihood(double terms, double left, double right, double constant, double saturated) =>
        terms >= LeastMeanTerm * constant ? saturated - terms : double.NaN;

    /// <summary>Π (1 + l r) for each sum, a bundle each.</summary>
    /// <remarks>Calls nothing: what lives across a call is not kept in registers.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Multiply<T>(double* left, double* right, int stride, int rows, double* products)
        where T : struct, ILane<T>
    {
        var right1 = right + stride;
        var right2 = right1 + stride;
        var right3 = right2 + stride;
        var left1 = left + stride;
        var one = T.Broadcast(1);
        var (p00, p01, p02, p03) = (one, one, one, one);
        var (p10, p11, p12, p13) = (one, one, one, one);
        for (var row = 0; row < rows; row += T.Count)
        {
            var r0 = T.Load(right + row);
            var r1 = T.Load(right1 + row);
            var r2 = T.Load(right2 + row);
            var r3 = T.Load(right3 + row);
            var l0 = T.Load(left + row);
            p00 *= T.Fma(l0, r0, one);
            p01 *= T.Fma(l0, r1, one);
            p02 *= T.Fma(l0, r2, one);
            p03 *= T.Fma(l0, r3, one);
            var l1 = T.Load(left1 + row);
            p10 *= T.Fma(l1, r0, one);
            p11 *= T.Fma(l1, r1, one);
            p12 *= T.Fma(l1, r2, one);
            p13 *= T.Fma(l1, r3, one);
        }
        T.Store(p00, products);
        T.Store(p01, products + T.Count);
        T.Store(p02, products + 2 * T.Count);
        T.Store(p03, products + 3 * T.Count);
        T.Store(p10, products + 4 * T.Count);
        T.Store(p11, products + 5 * T.Count);
        T.Store(p12, products + 6 * T.Count);
        T.Store(p13, products + 7 * T.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void AddLogarithms<T>(double* products, double* sums)
        where T : struct, ILane<T> =>
        T.AddSums(
            Logarithm.OfFinite(T.Load(products)), Logarithm.OfFinite(T.Load(products + T.Count)),
            Logarithm.OfFinite(T.Load(products + 2 * T.Count)), Logarithm.OfFinite(T.Load(products + 3 * T.Count)), sums);
}
