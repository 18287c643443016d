using Accel.Kernels.Lanes;

namespace Accel.Kernels.Responses;

/// <summary>What one observation of unit weight contributes to an IRLS pass at its linear predictor η.</summary>
/// <param name="weight">The working weight (dμ/dη)² / V(μ).</param>
/// <param name="score">The working weight times the working residual, (y − μ) (dμ/dη) / V(μ): the log-likelihood's derivative by η, times φ.</param>
/// <param name="deviance">The unit deviance d(y, μ).</param>
public readonly struct Working<T>(T weight, T score, T deviance)
    where T : struct, ILane<T>
{
    /// <summary>(dμ/dη)² / V(μ).</summary>
    public T Weight { get; } = weight;

    /// <summary>(y − μ) (dμ/dη) / V(μ).</summary>
    public T Score { get; } = score;

    /// <summary>d(y, μ).</summary>
    public T Deviance { get; } = deviance;

    /// <summary>(y − μ)² / V(μ), 0 where the working weight has underflowed to 0.</summary>
    public T Pearson
    {
        get
        {
            var zero = T.Broadcast(0);
            return T.Select(T.Equal(Weight, zero), zero, Score * Score / Weight);
        }
    }
}
