namespace Accel.Host.Plots;

/// <summary>An axis: what it measures and, where that is not left to the marks, from where to where.</summary>
/// <param name="Label">The text beside it; null for none.</param>
internal sealed record Axis(string? Label = null)
{
    /// <summary>Where it begins; null to follow the marks.</summary>
    public double? Low { get; init; }

    /// <summary>Where it ends; null to follow the marks.</summary>
    public double? High { get; init; }

    /// <summary>True where only whole numbers occur, so that no others are marked.</summary>
    public bool Whole { get; init; }
}
