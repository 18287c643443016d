using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>What the general sampler of discrete distributions must know of one; its probabilities rise to the mode and fall from there.</summary>
public interface IDiscreteMass
{
    /// <summary>The least integer that has a probability.</summary>
    double Least { get; }

    /// <summary>The greatest integer that has one; +∞ where there is none.</summary>
    double Greatest { get; }

    /// <summary>The most probable integer.</summary>
    double Mode { get; }

    /// <summary>The mean.</summary>
    double Mean { get; }

    /// <summary>The variance.</summary>
    double Variance { get; }

    /// <summary>p(k + 1)/p(k).</summary>
    /// <param name="k">An integer of the support.</param>
    double Ratio(double k);

    /// <summary>log p(k) but for a constant.</summary>
    /// <param name="k">Integers of the support.</param>
    T LogMass<T>(T k) where T : struct, ILane<T>;
}
