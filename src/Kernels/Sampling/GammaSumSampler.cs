using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Sums of as many independent gamma draws as the given stage has counted (<see cref="MarsagliaTsang"/>).</summary>
/// <param name="shape">The shape of each, positive.</param>
/// <param name="scale">The scale.</param>
public readonly struct GammaSumSampler(double shape, double scale) : ISampler
{
    /// <inheritdoc/>
    public static int BlocksPerAttempt => 2;

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
        var one = T.Broadcast(1);
        var given = source.Given();
        var isZero = T.Equal(given, zero);
        var total = T.Select(isZero, one, given * T.Broadcast(shape));
        var isSmall = T.Less(total, one);
        source.Block(0, out var radius, out var angle);
        source.Block(1, out var word, out var factorWord);
        NormalPair.Draw(radius, angle, out var normal, out _);
        var sum = MarsagliaTsang.Draw(T.Select(isSmall, total + one, total), normal, word, out var rejected) * T.Broadcast(scale);
        if (T.AnyTrue(isSmall))
        {
            var factor = Exponential.Exp(Logarithm.OfPositive(UnitInterval.Positive(factorWord)) / total);
            sum *= T.Select(isSmall, factor, one);
        }
        return new(T.Select(isZero, zero, sum), default, rejected, default);
    }
}

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
