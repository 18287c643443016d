using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Responses;

/// <summary>What one observation of unit weight contributes to an IRLS pass at its linear predictor η.</summary>
public readonly struct Working<T>
    where T : struct, ILane<T>
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="weight">The working weight (dμ/dη)² / V(μ).</param>
    /// <param name="score">The working weight times the working residual, (y − μ) (dμ/dη) / V(μ): the log-likelihood's derivative by η, times φ.</param>
    /// <param name="deviance">The unit deviance d(y, μ).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Working(T weight, T score, T deviance)
    {
        Weight = weight;
        Score = score;
        Deviance = deviance;
    }

    /// <summary>(dμ/dη)² / V(μ).</summary>
    public T Weight { get; }

    /// <summary>(y − μ) (dμ/dη) / V(μ).</summary>
    public T Score { get; }

    /// <summary>d(y, μ).</summary>
    public T Deviance { get; }

    /// <summary>(y − μ)² / V(μ), 0 where the working weight has underflowed to 0.</summary>
    public T Pearson
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var zero = T.Broadcast(0);
            return T.Select(T.Equal(Weight, zero), zero, Score * Score / Weight);
        }
    }
}
