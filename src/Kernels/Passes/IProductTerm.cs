using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>What a log-likelihood needs of e^l and e^r for predictors η = l + r.</summary>
internal unsafe interface IProductTerm
{
    /// <summary>The left factor of a row's term; 0 for a row of weight 0.</summary>
    static abstract T Left<T>(T predictor, T response, T weight) where T : struct, ILane<T>;

    /// <summary>The right factor of a row's term.</summary>
    static abstract T Right<T>(T predictor, T response) where T : struct, ILane<T>;

    /// <summary>What the predictors are multiplied by in a sum over rows beside the terms.</summary>
    static abstract T LinearWeight<T>(T response, T weight) where T : struct, ILane<T>;

    /// <summary>What the rows add whatever their predictor.</summary>
    static abstract T Constant<T>(T response, T weight) where T : struct, ILane<T>;

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

    /// <summary>The log-likelihood; NaN where its digits may be lost.</summary>
    /// <param name="terms">The sum of the terms.</param>
    /// <param name="left">The left predictor's linear sum.</param>
    /// <param name="right">The right predictor's linear sum.</param>
    /// <param name="constant">The sum of the constants.</param>
    /// <param name="saturated">The log-likelihood at μ = y.</param>
    static abstract double LogLikelihood(double terms, double left, double right, double constant, double saturated);
}
