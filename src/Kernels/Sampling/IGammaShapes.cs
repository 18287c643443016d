namespace Accel.Kernels.Sampling;

/// <summary>Which shapes of gamma distributions a sampler is made for.</summary>
public interface IGammaShapes
{
    /// <summary>True where shapes may be below one, which takes one more block.</summary>
    static abstract bool BelowOne { get; }
}

/// <summary>Shapes of at least one.</summary>
public readonly struct ShapesFromOne : IGammaShapes
{
    /// <inheritdoc/>
    public static bool BelowOne => false;
}

/// <summary>Any positive shapes.</summary>
public readonly struct AnyShapes : IGammaShapes
{
    /// <inheritdoc/>
    public static bool BelowOne => true;
}
