namespace Accel.Kernels.Distributions;

/// <summary>Which functions a distribution has for its parameters, those before it among them; R asks more of a density than of a quantile.</summary>
public enum DefinedFunctions
{
    /// <summary>None: the parameters are out of range.</summary>
    None,

    /// <summary>Quantiles, as of a Cauchy distribution of scale 0.</summary>
    Quantile,

    /// <summary>Quantiles and tail probabilities, as of a uniform distribution on one point.</summary>
    Cdf,

    /// <summary>These and the density.</summary>
    All,
}
