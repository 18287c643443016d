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

    /// <summary>Where to compute; null for the best engine, made for this fit alone.</summary>
    public IEngine? Engine { get; init; }

    /// <summary>How to iterate.</summary>
    public ScoringOptions Scoring { get; init; } = new();

    /// <summary>Seconds it took to read the data, for <see cref="FitTiming.ReadSeconds"/>.</summary>
    public double ReadSeconds { get; init; }
}
