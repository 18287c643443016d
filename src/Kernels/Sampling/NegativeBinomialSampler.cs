namespace Accel.Kernels.Sampling;

/// <summary>Makes samplers of negative binomial distributions.</summary>
public static class NegativeBinomialSampler
{
    /// <summary>The sampler for a size and a mean; NaN for those that no distribution has.</summary>
    /// <param name="size">The size, positive; +∞ is the Poisson distribution.</param>
    /// <param name="mean">The mean, finite; 0 is a point at 0.</param>
    public static Sampler Of(double size, double mean)
    {
        if (!(size > 0 && mean >= 0) || double.IsInfinity(mean))
            return ConstantSampler.NaN;
        if (mean == 0)
            return ConstantSampler.Of(0);
        if (double.IsInfinity(size))
            return PoissonMass.SamplerOf(mean);
        var failure = mean / (size + mean);
        var mode = size > 1 ? Math.Floor((size - 1) * (mean / size)) : 0;
        return DiscreteSampler.TryTable(0, double.PositiveInfinity, mode, k => (k + size) / (k + 1) * failure)
            ?? Sampler.Of(new PoissonMixtureSampler(), given: GammaSampler.Of(size, mean / size));
    }
}
