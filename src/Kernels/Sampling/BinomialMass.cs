using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The binomial distribution.</summary>
/// <param name="size">The number of trials, a positive integer.</param>
/// <param name="probability">The probability of a success, above 0 and below 1.</param>
public readonly struct BinomialMass(double size, double probability) : IDiscreteMass
{
    /// <inheritdoc/>
    public double Least => 0;

    /// <inheritdoc/>
    public double Greatest => size;

    /// <inheritdoc/>
    public double Mode => Math.Min(size, Math.Floor((size + 1) * probability));

    /// <inheritdoc/>
    public double Mean => size * probability;

    /// <inheritdoc/>
    public double Variance => size * probability * (1 - probability);

    /// <inheritdoc/>
    public double Ratio(double k) => (size - k) / (k + 1) * (probability / (1 - probability));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogMass<T>(T k)
        where T : struct, ILane<T>
    {
        var failures = T.Broadcast(size) - k;
        var log = DiscreteMass.LogPoisson(k, T.Broadcast(size * probability));
        return log + DiscreteMass.LogPoisson(failures, T.Broadcast(size * (1 - probability)));
    }

    /// <summary>The sampler for a size and a probability; NaN for those that no distribution has.</summary>
    /// <param name="size">The number of trials, an integer, 0 or more.</param>
    /// <param name="probability">The probability of a success, within [0, 1].</param>
    public static Sampler SamplerOf(double size, double probability)
    {
        if (!(size >= 0 && probability is >= 0 and <= 1) || double.IsInfinity(size) || size != Math.Floor(size))
            return ConstantSampler.NaN;
        if (size == 0 || probability == 0)
            return ConstantSampler.Of(0);
        return probability == 1 ? ConstantSampler.Of(size) : DiscreteSampler.Of(new BinomialMass(size, probability));
    }
}
