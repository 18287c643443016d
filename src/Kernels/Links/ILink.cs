using Accel.Kernels.Families;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>
/// A link η = g(μ) between the mean and the linear predictor. A link is one struct in one file and
/// one line in <see cref="LinkRegistry"/>.
/// </summary>
public interface ILink
{
    /// <summary>R's name of the link.</summary>
    static abstract string Name { get; }

    /// <summary>No mean is below: 0 for a probability or a rate, −∞ where any is possible.</summary>
    static abstract double LeastMean { get; }

    /// <summary>No mean is above: 1 for a probability, +∞ where any is possible.</summary>
    static abstract double GreatestMean { get; }

    /// <summary>g(μ); NaN or ±∞ where μ is outside the link's domain.</summary>
    T Predictor<T>(T mean) where T : struct, ILane<T>;

    /// <summary>μ = g⁻¹(η), with 1 − μ and dμ/dη.</summary>
    Mean<T> Mean<T>(T predictor) where T : struct, ILane<T>;

    /// <summary>The logarithmic derivative of the slope, (d²μ/dη²) / (dμ/dη): what reduces the bias of estimates (Kosmidis and Firth 2009).</summary>
    double SlopeGrowth(double predictor);
}
