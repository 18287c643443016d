using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>
/// A distribution of one number: a struct that holds the parameters, in one file, and one line in
/// <see cref="DistributionRegistry"/>.
/// </summary>
/// <remarks>
/// The formulas are lane code and run as they are on every engine. They are written for valid parameters and for
/// arguments strictly inside the support (whole numbers where the distribution is discrete; probabilities strictly
/// between 0 and 1): <see cref="DistributionRules"/> answers everything else in the same way for all, and
/// <see cref="DistributionFunctions"/> is what a user calls.
/// </remarks>
public interface IDistribution
{
    /// <summary>The name, as in a table: "negative_binomial".</summary>
    static abstract string Name { get; }

    /// <summary>R's suffix of the d, p, q and r functions: "nbinom".</summary>
    static abstract string Suffix { get; }

    /// <summary>The parameters in the order of the struct's constructor.</summary>
    static abstract IReadOnlyList<DistributionParameter> Parameters { get; }

    /// <summary>True where all values are whole numbers.</summary>
    static abstract bool IsDiscrete { get; }

    /// <summary>True where the lower end of the support may have a probability of its own; a discrete distribution's always has.</summary>
    static virtual bool HasMassAtLowerEnd => false;

    /// <summary>The functions that R has for the parameters: all where they are in range, none where they are not, some at limits.</summary>
    DefinedFunctions Defined { get; }

    /// <summary>The value that has all the mass, as the limit of the parameters says (a zero standard deviation); NaN where there is none.</summary>
    PointMass PointMass { get; }

    /// <summary>Where the mass is.</summary>
    Support Support { get; }

    /// <summary>The mean; NaN where it does not exist.</summary>
    double Mean { get; }

    /// <summary>The variance; NaN where it does not exist.</summary>
    double Variance { get; }

    /// <summary>How to draw, for parameters that are valid and spread the mass; <see cref="DistributionFunctions.SamplerOf"/> is for all.</summary>
    Sampler Sampler { get; }

    /// <summary>The density at x, or the probability of x; x may also be an end of the support.</summary>
    T Density<T>(T x) where T : struct, ILane<T>;

    /// <summary>The logarithm of <see cref="Density"/>, where that itself may underflow.</summary>
    T LogDensity<T>(T x) where T : struct, ILane<T>;

    /// <summary>P(X ≤ x) or P(X &gt; x), each with its own relative accuracy.</summary>
    T Cdf<T>(T x, Tail tail) where T : struct, ILane<T>;

    /// <summary>The logarithm of <see cref="Cdf"/>, where that itself may underflow or round to 1.</summary>
    T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T>;

    /// <summary>The x whose tail has probability p; of a discrete distribution, the smallest whole x with P(X ≤ x) ≥ p, or P(X &gt; x) ≤ p.</summary>
    T Quantile<T>(T p, Tail tail) where T : struct, ILane<T>;

    /// <summary><see cref="Quantile"/> of a probability that is given by its logarithm.</summary>
    T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T>;
}
