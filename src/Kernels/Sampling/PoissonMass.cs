using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The Poisson distribution.</summary>
/// <param name="mean">The mean, positive and finite.</param>
public readonly struct PoissonMass(double mean) : IDiscreteMass
{
    /// <inheritdoc/>
    public double Least => 0;

    /// <inheritdoc/>
    public double Greatest => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Mode => Math.Floor(mean);

    /// <inheritdoc/>
    public double Mean => mean;

    /// <inheritdoc/>
    public double Variance => mean;

    /// <inheritdoc/>
    public double Ratio(double k) => mean / (k + 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogMass<T>(T k) where T : struct, ILane<T> => DiscreteMass.LogPoisson(k, T.Broadcast(mean));

    /// <summary>The sampler for a mean; NaN for one that no distribution has.</summary>
    /// <param name="mean">The mean, finite; 0 is a point at 0.</param>
    public static Sampler SamplerOf(double mean)
    {
        if (!(mean >= 0) || double.IsInfinity(mean))
            return ConstantSampler.NaN;
        return mean == 0 ? ConstantSampler.Of(0) : DiscreteSampler.Of(new PoissonMass(mean));
    }
}
