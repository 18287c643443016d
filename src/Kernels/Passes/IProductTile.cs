using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>A product term on the processor.</summary>
internal unsafe interface IProductTile : IProductTerm
{
    /// <summary>The terms of <see cref="ProductPass.LeftMultiple"/> left and <see cref="ProductPass.RightMultiple"/> right factors.</summary>
    /// <param name="left">The first left factor of each row; the next one's stand <paramref name="stride"/> further.</param>
    /// <param name="right">The same of the right ones.</param>
    /// <param name="weight">The prior weight of each row.</param>
    /// <param name="stride">Distance of two factors' rows.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="greatestTerm">No log(1 + l r) is larger.</param>
    /// <param name="sums">The sums of the first left factor with the right ones.</param>
    /// <param name="sumStride">Distance to those of the next left factor.</param>
    static abstract void AddTile<T>(double* left, double* right, double* weight, int stride, int rows, double greatestTerm, double* sums, int sumStride)
        where T : struct, ILane<T>;
}
