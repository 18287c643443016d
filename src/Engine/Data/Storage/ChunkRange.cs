using System.Runtime.InteropServices;

namespace Accel.Engine.Data.Storage;

/// <summary>What the values of a chunk span, so that checks need not look at each of them.</summary>
/// <param name="Least">The least value that is a number; +∞ where there is none.</param>
/// <param name="Greatest">The greatest value that is a number; −∞ where there is none.</param>
/// <param name="HasNaN">True where some value is not a number, that is, missing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChunkRange(double Least, double Greatest, bool HasNaN)
{
    /// <summary>The range of no values.</summary>
    public static ChunkRange Empty => new(double.PositiveInfinity, double.NegativeInfinity, false);

    /// <summary>The range of both.</summary>
    public ChunkRange With(ChunkRange other) =>
        new(Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest), HasNaN || other.HasNaN);
}
