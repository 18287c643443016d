using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>Totals over rows for two left and four right factors, kept in registers.</summary>
internal static unsafe class FactorTile
{
    /// <summary>Accumulates the rows.</summary>
    /// <param name="left">The first left factor of each row; the second one's stand <paramref name="stride"/> further.</param>
    /// <param name="right">The first right factor of each row; the next ones' stand <paramref name="stride"/> further each.</param>
    /// <param name="stride">Distance of two factors' rows.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="totals">Receives a bundle for each pair: those of the first left factor, then those of the second.</param>
    /// <remarks>Calls nothing: what lives across a call is not kept in registers.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    public static void Accumulate<T, TStep>(double* left, double* right, int stride, int rows, double* totals)
        where T : struct, ILane<T>
        where TStep : struct, IFactorStep
    {
        var right1 = right + stride;
        var right2 = right1 + stride;
        var right3 = right2 + stride;
        var left1 = left + stride;
        var start = TStep.Start<T>();
        var (t00, t01, t02, t03) = (start, start, start, start);
        var (t10, t11, t12, t13) = (start, start, start, start);
        for (var row = 0; row < rows; row += T.Count)
        {
            var r0 = T.Load(right + row);
            var r1 = T.Load(right1 + row);
            var r2 = T.Load(right2 + row);
            var r3 = T.Load(right3 + row);
            var l0 = T.Load(left + row);
            t00 = TStep.Next(t00, l0, r0, start);
            t01 = TStep.Next(t01, l0, r1, start);
            t02 = TStep.Next(t02, l0, r2, start);
            t03 = TStep.Next(t03, l0, r3, start);
            var l1 = T.Load(left1 + row);
            t10 = TStep.Next(t10, l1, r0, start);
            t11 = TStep.Next(t11, l1, r1, start);
            t12 = TStep.Next(t12, l1, r2, start);
            t13 = TStep.Next(t13, l1, r3, start);
        }
        T.Store(t00, totals);
        T.Store(t01, totals + T.Count);
        T.Store(t02, totals + 2 * T.Count);
        T.Store(t03, totals + 3 * T.Count);
        T.Store(t10, totals + 4 * T.Count);
        T.Store(t11, totals + 5 * T.Count);
        T.Store(t12, totals + 6 * T.Count);
        T.Store(t13, totals + 7 * T.Count);
    }
}
