using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>
/// A distribution of the response, as McCullagh and Nelder's exponential dispersion models: its
/// density is exp(−w d(y, μ) / 2φ) times a factor that does not know μ. A family is one struct in
/// one file and one line in <see cref="FamilyRegistry"/>.
/// </summary>
/// <remarks>
/// y is the response, μ its mean, w the prior weight, φ the dispersion. The formulas are lane code
/// and run as they are on every engine; the static members describe the family to the user.
/// </remarks>
public interface IFamily
{
    /// <summary>R's name of the family.</summary>
    static abstract string Name { get; }

    /// <summary>R's name of the default link.</summary>
    static abstract string DefaultLink { get; }

    /// <summary>R's name of the link for which dμ/dη = V(μ), and Newton's method is Fisher's scoring; null where the registry has none.</summary>
    static abstract string? CanonicalLink { get; }

    /// <summary>True where φ is estimated, false where it is 1.</summary>
    static abstract bool EstimatesDispersion { get; }

    /// <summary>The values a response may take, for messages: "0 ≤ y ≤ 1".</summary>
    static abstract string ResponseRange { get; }

    /// <summary>True where a response may take that (finite) value.</summary>
    static abstract bool Accepts(double response);

    /// <summary>True where a response that takes this value alone has no maximum likelihood estimate: its mean would lie on the edge of the range.</summary>
    static abstract bool IsEdge(double response);

    /// <summary>True where the family counts whole numbers: the response, or successes (see <see cref="CountsTrials"/>).</summary>
    static abstract bool IsDiscrete { get; }

    /// <summary>True where the weight is a number of trials and the response the share of successes.</summary>
    static abstract bool CountsTrials { get; }

    /// <summary>The φ that R's <c>logLik</c> uses: its maximum likelihood estimate or R's stand-in for it; 1 where φ is known.</summary>
    /// <param name="deviance">The residual deviance.</param>
    /// <param name="count">Rows of positive weight.</param>
    /// <param name="weightSum">Their weights' sum.</param>
    static abstract double LikelihoodDispersion(double deviance, double count, double weightSum);

    /// <summary>The variance function V(μ).</summary>
    T Variance<T>(Mean<T> mean) where T : struct, ILane<T>;

    /// <summary>The unit deviance d(y, μ) ≥ 0; NaN or +∞ where μ is no mean of this family.</summary>
    T UnitDeviance<T>(T response, Mean<T> mean) where T : struct, ILane<T>;

    /// <summary>The mean that iterations start from, R's <c>mustart</c>.</summary>
    T StartingMean<T>(T response, T weight) where T : struct, ILane<T>;

    /// <summary>The weight as the log-likelihood counts it: R rounds the trials of a binomial.</summary>
    T LikelihoodWeight<T>(T weight) where T : struct, ILane<T>;

    /// <summary>The response as the log-likelihood counts it: R rounds the successes of a binomial.</summary>
    T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T>;

    /// <summary>
    /// The weighted log-density at μ = y, for a response and weight as the log-likelihood counts
    /// them. Then log f(y; μ, φ) = LogSaturated − w d(y, μ) / 2φ.
    /// </summary>
    T LogSaturated<T>(T response, T weight, Dispersion dispersion) where T : struct, ILane<T>;
}
