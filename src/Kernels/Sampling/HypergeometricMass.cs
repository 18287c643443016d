using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The hypergeometric distribution: white balls among some that are drawn from an urn, not put back.</summary>
/// <param name="white">Number of white balls in the urn.</param>
/// <param name="black">Number of black balls in the urn.</param>
/// <param name="drawn">Number of balls drawn: at least one, and not all.</param>
public readonly struct HypergeometricMass(double white, double black, double drawn) : IDiscreteMass
{
    private double Share => drawn / (white + black);

    private double Left => white + black - drawn;

    /// <inheritdoc/>
    public double Least => Math.Max(0, drawn - black);

    /// <inheritdoc/>
    public double Greatest => Math.Min(drawn, white);

    /// <inheritdoc/>
    public double Mode => Math.Clamp(Math.Floor((drawn + 1) * ((white + 1) / (white + black + 2))), Least, Greatest);

    /// <inheritdoc/>
    public double Mean => white * Share;

    /// <inheritdoc/>
    public double Variance => white * Share * (black / (white + black)) * (Left / (white + black - 1));

    /// <inheritdoc/>
    public double Ratio(double k) => (white - k) / (k + 1) * ((drawn - k) / (black - drawn + k + 1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogMass<T>(T k)
        where T : struct, ILane<T>
    {
        // Two binomial probabilities, of white and of black balls among the drawn ones.
        var share = Share;
        var rest = Left / (white + black);
        var blackDrawn = T.Broadcast(drawn) - k;
        var log = DiscreteMass.LogPoisson(k, T.Broadcast(white * share));
        log += DiscreteMass.LogPoisson(T.Broadcast(white) - k, T.Broadcast(white * rest));
        log += DiscreteMass.LogPoisson(blackDrawn, T.Broadcast(black * share));
        return log + DiscreteMass.LogPoisson(T.Broadcast(black) - blackDrawn, T.Broadcast(black * rest));
    }

    /// <summary>The sampler for an urn; NaN for one that cannot be.</summary>
    /// <param name="white">Number of white balls in the urn, an integer.</param>
    /// <param name="black">Number of black balls in the urn, an integer.</param>
    /// <param name="drawn">Number of balls drawn, an integer, at most all.</param>
    public static Sampler SamplerOf(double white, double black, double drawn)
    {
        if (!(IsCount(white) && IsCount(black) && IsCount(drawn) && drawn <= white + black))
            return ConstantSampler.NaN;
        if (white == 0 || drawn == 0)
            return ConstantSampler.Of(0);
        if (black == 0 || drawn == white + black)
            return ConstantSampler.Of(Math.Min(white, drawn));
        return DiscreteSampler.Of(new HypergeometricMass(white, black, drawn));

        static bool IsCount(double number) => number >= 0 && double.IsFinite(number) && number == Math.Floor(number);
    }
}
