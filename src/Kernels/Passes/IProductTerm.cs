using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>What a log-likelihood needs of e^l and e^r for predictors η = l + r.</summary>
public interface IProductTerm
{
    /// <summary>The left factor of a row's term; 0 for a row of weight 0.</summary>
    static abstract T Left<T>(T predictor, T response, T weight) where T : struct, ILane<T>;

    /// <summary>The right factor of a row's term.</summary>
    static abstract T Right<T>(T predictor, T response) where T : struct, ILane<T>;

    /// <summary>What the predictors are multiplied by in a sum over rows beside the terms.</summary>
    static abstract T LinearWeight<T>(T response, T weight) where T : struct, ILane<T>;

    /// <summary>What the rows add whatever their predictor.</summary>
    static abstract T Constant<T>(T response, T weight) where T : struct, ILane<T>;

    /// <summary>The log-likelihood; NaN where its digits may be lost.</summary>
    /// <param name="terms">The sum of the terms.</param>
    /// <param name="left">The left predictor's linear sum.</param>
    /// <param name="right">The right predictor's linear sum.</param>
    /// <param name="constant">The sum of the constants.</param>
    /// <param name="saturated">The log-likelihood at μ = y.</param>
    static abstract double LogLikelihood(double terms, double left, double right, double constant, double saturated);
}
