using System.Text;
using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu.Report;

/// <summary>A card's bounds as a table.</summary>
internal static class BoundsText
{
    /// <summary>Writes the table.</summary>
    public static void Write(StringBuilder text, CardBounds bounds)
    {
        var table = new MarkdownTable(text, 1);
        table.Head("bound", "");
        Row("memory read, GB/s", bounds.ReadBandwidth);
        Row("memory written, GB/s", bounds.WriteBandwidth);
        Row("memory copied, GB/s both ways", bounds.CopyBandwidth);
        Row("fused multiply-adds of doubles, Gflop/s", bounds.MultiplyAddRate);
        Row("page-locked memory to the card, GB/s", bounds.ToDevice);
        Row("card to page-locked memory, GB/s", bounds.FromDevice);
        table.Row("cuBLAS's product of square matrices, Gflop/s", bounds.ProductRate is { } rate ? MarkdownTable.Billions(rate) : bounds.NoProduct!);

        void Row(string what, double rate) => table.Row(what, MarkdownTable.Billions(rate));
    }
}
