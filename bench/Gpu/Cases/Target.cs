using System.Globalization;
using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu.Cases;

/// <summary>What a hot path is meant to reach on a card of the H200's class.</summary>
/// <param name="Text">In words.</param>
/// <param name="MostSeconds">The seconds that it may take; null where the bound was not measured.</param>
internal sealed record Target(string Text, Func<CardBounds, double?> MostSeconds)
{
    /// <summary>A part of the bandwidth of reading.</summary>
    public static Target OfReading(double part, double bytes) =>
        new(Percent(part, "of read bandwidth"), bounds => bytes / (part * bounds.ReadBandwidth));

    /// <summary>A part of the bandwidth of writing.</summary>
    public static Target OfWriting(double part, double bytes) =>
        new(Percent(part, "of write bandwidth"), bounds => bytes / (part * bounds.WriteBandwidth));

    /// <summary>A part of cuBLAS's rate on square matrices, the operations counted as it counts them: 2 p² a row.</summary>
    public static Target OfProduct(double part, double rows, double coefficients) =>
        new(Percent(part, "of cuBLAS's rate, 2 p² a row"), bounds => 2 * rows * coefficients * coefficients / (part * bounds.ProductRate));

    /// <summary>So many things a second.</summary>
    public static Target OfRate(double rate, double count, string unit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"≥ {rate / 1e9:F0}·10⁹ {unit}/s"), _ => count / rate);

    private static string Percent(double part, string of) => string.Create(CultureInfo.InvariantCulture, $"≥ {100 * part:F0} % {of}");
}
