using Accel.Engine.Formulas;
using Accel.Engine.Engines;

namespace Accel.Engine.Models;

/// <summary>What a fit can be told beyond its formula.</summary>
public sealed record GlmOptions
{
    /// <summary>R's name of the family, in any case; gaussian by default.</summary>
    public string Family { get; init; } = "gaussian";

    /// <summary>R's name of the link, in any case, or <c>power(λ)</c>; null for the family's default link.</summary>
    public string? Link { get; init; }

    /// <summary>θ &gt; 0 of the family <c>negative.binomial</c>; null to estimate it, as <c>MASS::glm.nb</c> does.</summary>
    public double? Theta { get; init; }

    /// <summary>The exponent p of the variance μ^p of the family <c>tweedie</c>, p ≤ 0 or p ≥ 1.</summary>
    public double? Power { get; init; }

    /// <summary>The variance function of the family <c>quasi</c>: constant, mu, mu^2, mu^3 or mu(1-mu); null for constant.</summary>
    public string? Variance { get; init; }

    /// <summary>
    /// True for Firth's bias-reduced fit of a family of known dispersion, which is finite also where the data are separated;
    /// any link (Kosmidis and Firth 2009). R: <c>brglm2</c>'s <c>brglmFit</c> of type AS_mean, for logistic models <c>logistf</c>.
    /// </summary>
    public bool Firth { get; init; }

    /// <summary>Prior weights: a column's name or an expression of columns; null for 1.</summary>
    public string? Weights { get; init; }

    /// <summary>An offset added to those in the formula: a column's name or an expression of columns; null for none.</summary>
    public string? Offset { get; init; }

    /// <summary>A condition on columns, such as <c>age &gt; 30</c>: R's <c>subset</c>; null for all rows.</summary>
    public string? Where { get; init; }

    /// <summary>For factors by their columns' names, the level that is the baseline.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>();

    /// <summary>For factors by their columns' names, their contrasts: treatment, sum, helmert, poly, SAS.</summary>
    public IReadOnlyDictionary<string, string> Contrasts { get; init; } = new Dictionary<string, string>();

    /// <summary>Where to compute; null for the best engine, made for this fit alone.</summary>
    public IEngine? Engine { get; init; }

    /// <summary>How to iterate.</summary>
    public ScoringOptions Scoring { get; init; } = new();

    /// <summary>Seconds it took to read the data, for <see cref="FitTiming.ReadSeconds"/>.</summary>
    public double ReadSeconds { get; init; }

    /// <summary>What the model frame is told of these.</summary>
    public ModelFrameOptions Frame => new() { Weights = Weights, Offset = Offset, Where = Where, References = References, Contrasts = Contrasts };
}
