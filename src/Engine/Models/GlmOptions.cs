using Accel.Engine.Formulas;
using Accel.Engine.Engines;

namespace Accel.Engine.Models;

/// <summary>What a fit can be told beyond its formula.</summary>
public sealed record GlmOptions
{
    /// <summary>R's name of the family; gaussian by default.</summary>
    public string Family { get; init; } = "gaussian";

    /// <summary>R's name of the link; null for the family's canonical link.</summary>
    public string? Link { get; init; }

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
