namespace Accel.Engine.Measurement;

/// <summary>On how much data the bounds of a card are measured, and for how long.</summary>
/// <param name="Bytes">Size of each of two arrays in its memory; no more than a sixteenth of it is used.</param>
/// <param name="TransferBytes">Size of what goes to the card and back.</param>
/// <param name="ProductOrder">Order of the square matrices that the vendor's library multiplies.</param>
/// <param name="Seconds">For how long to repeat each measurement; the fastest run counts.</param>
internal sealed record CardPlan(long Bytes, long TransferBytes, int ProductOrder, double Seconds)
{
    /// <summary>For a card: well beyond its caches, and long beside the start of a kernel.</summary>
    public static CardPlan Thorough { get; } = new(4L << 30, 512L << 20, 8192, 0.5);

    /// <summary>For a card, in about a second.</summary>
    public static CardPlan Quick { get; } = new(512L << 20, 64L << 20, 4096, 0.1);

    /// <summary>For a processor that plays a card, about a million times slower.</summary>
    public static CardPlan Emulated { get; } = new(1L << 15, 1L << 15, 16, 0);
}
