namespace Accel.Engine.Measurement;

/// <summary>What a card can do at most: the bounds that hot paths on it are held against.</summary>
/// <param name="Device">The card.</param>
/// <param name="ReadBandwidth">Bytes a second read from its memory.</param>
/// <param name="WriteBandwidth">Bytes a second written to its memory.</param>
/// <param name="CopyBandwidth">Bytes a second in a copy within its memory, those read and those written counted.</param>
/// <param name="MultiplyAddRate">Floating-point operations a second in fused multiply-adds of doubles, two each.</param>
/// <param name="ToDevice">Bytes a second from page-locked memory of the host to the card.</param>
/// <param name="FromDevice">Bytes a second from the card to page-locked memory of the host.</param>
/// <param name="ProductRate">Floating-point operations a second of the vendor's product of square matrices of doubles; null where there is none.</param>
/// <param name="NoProduct">Why there is none; null where there is one.</param>
public sealed record CardBounds(
    string Device, double ReadBandwidth, double WriteBandwidth, double CopyBandwidth, double MultiplyAddRate,
    double ToDevice, double FromDevice, double? ProductRate, string? NoProduct) : IPassBounds
{
    /// <summary>Instructions on doubles in the lane function's exponential, as ILGPU compiles it for CUDA; each takes the place of a fused multiply-add.</summary>
    public const int ExpInstructions = 26;

    /// <summary>The same for the logarithm, its division counted as the ten that it is expanded to.</summary>
    public const int LogInstructions = 43;

    /// <summary>Floating-point operations a second in products of matrices: the vendor's, where that is faster.</summary>
    public double MatrixRate => Math.Max(MultiplyAddRate, ProductRate ?? 0);

    /// <summary>Exponentials a second, were nothing else computed.</summary>
    public double ExpRate => MultiplyAddRate / (2 * ExpInstructions);

    /// <summary>Logarithms a second, were nothing else computed.</summary>
    public double LogRate => MultiplyAddRate / (2 * LogInstructions);
}
