using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Poisson draws whose means are draws themselves: those of the given stage (<see cref="RatioOfUniforms"/>).</summary>
public readonly struct PoissonMixtureSampler : ISampler
{
    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool DrawsPairs => false;

    /// <inheritdoc/>
    public static bool Rejects => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        var zero = T.Broadcast(0);
        var given = source.Given();
        var isZero = T.Equal(given, zero);
        var mean = T.Select(isZero, T.Broadcast(1), given);
        source.Block(0, out var word0, out var word1);
        var k = RatioOfUniforms.Candidate(mean, RatioOfUniforms.Width(mean), word0, word1, out var logHeight);
        var outside = T.Less(k, zero);
        var inside = T.Select(outside, zero, k);
        var logMode = DiscreteMass.LogPoisson(Rounding.Floor(mean), mean);
        var tooRare = T.Less(DiscreteMass.LogPoisson(inside, mean) - logMode, logHeight);
        return new(T.Select(isZero, zero, inside), default, T.Or(outside, tooRare), default);
    }
}

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
