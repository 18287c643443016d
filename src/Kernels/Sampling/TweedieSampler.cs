namespace Accel.Kernels.Sampling;

/// <summary>Makes samplers of Tweedie distributions.</summary>
public static class TweedieSampler
{
    /// <summary>
    /// The sampler for a power between 1 and 2, where a Tweedie draw is the sum of a Poisson number of gamma
    /// draws; 1 and 2 themselves are a Poisson and a gamma distribution. NaN for parameters that no distribution has.
    /// </summary>
    /// <param name="mean">The mean, finite; 0 is a point at 0.</param>
    /// <param name="dispersion">φ, positive: the variance is φ · mean^power.</param>
    /// <param name="power">From 1 to 2.</param>
    public static Sampler Of(double mean, double dispersion, double power)
    {
        if (!(mean >= 0 && dispersion > 0 && power is >= 1 and <= 2) || !double.IsFinite(mean + dispersion) || (power == 1 && dispersion != 1))
            return ConstantSampler.NaN;
        if (mean == 0)
            return ConstantSampler.Of(0);
        if (power == 1)
            return PoissonMass.SamplerOf(mean);
        if (power == 2)
            return GammaSampler.Of(1 / dispersion, mean * dispersion);
        var count = Math.Pow(mean, 2 - power) / (dispersion * (2 - power));
        var scale = dispersion * (power - 1) * Math.Pow(mean, power - 1);
        return Sampler.Of(new GammaSumSampler((2 - power) / (power - 1), scale), given: PoissonMass.SamplerOf(count));
    }
}
