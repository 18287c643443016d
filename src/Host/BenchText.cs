using System.Globalization;
using System.Text;
using Accel.Engine.Measurement;

namespace Accel.Host;

/// <summary>Measurements as tables.</summary>
internal static class BenchText
{
    /// <summary>Writes all tables.</summary>
    public static string Write(MachineReport report)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Device}, {report.Lanes}");
        Line(text, $"");
        WriteBounds(text, report.Bounds);
        if (report.Card is { } card)
            WriteCard(text, card);
        foreach (var path in Enum.GetValues<HotPath>())
            WritePath(text, path, report.HotPaths);
        Line(text, $"");
        Line(text, $"Reading numbers from text in memory: {report.Reading.BytesPerSecond / 1e6:F0} MB/s, {report.Reading.PartOfBound:P1} of the bound of memory");
        if (report.NoGpu is { } reason)
            Line(text, $"No GPU: {reason}");
        return text.ToString();
    }

    private static void WriteBounds(StringBuilder text, IReadOnlyList<ProcessorBounds> bounds)
    {
        Line(text, $"{"Bounds",-36}{string.Concat(bounds.Select(one => $"{Threads(one.Threads),12}"))}");
        Row("memory read, GB/s", one => one.ReadBandwidth);
        Row("memory written, GB/s", one => one.WriteBandwidth);
        Row("fused multiply-adds, Gflop/s", one => one.MultiplyAddRate);
        Row("exponentials, billions/s", one => one.ExpRate);
        Row("logarithms, billions/s", one => one.LogRate);

        void Row(string what, Func<ProcessorBounds, double> rate) =>
            Line(text, $"{what,-36}{string.Concat(bounds.Select(one => string.Create(CultureInfo.InvariantCulture, $"{rate(one) / 1e9,12:F2}")))}");
    }

    private static void WriteCard(StringBuilder text, CardBounds card)
    {
        Line(text, $"");
        Line(text, $"Bounds of {card.Device}");
        Row("memory read, GB/s", card.ReadBandwidth);
        Row("memory written, GB/s", card.WriteBandwidth);
        Row("memory copied, GB/s both ways", card.CopyBandwidth);
        Row("fused multiply-adds, Gflop/s", card.MultiplyAddRate);
        Row("to the card, GB/s", card.ToDevice);
        Row("from the card, GB/s", card.FromDevice);
        if (card.ProductRate is { } rate)
            Row("cuBLAS, Gflop/s", rate);
        else
            Line(text, $"{"cuBLAS",-36}{card.NoProduct}");

        void Row(string what, double rate) => Line(text, $"{what,-36}{rate / 1e9,12:F2}");
    }

    private static void WritePath(StringBuilder text, HotPath path, IEnumerable<HotPathSpeed> speeds)
    {
        Line(text, $"");
        Line(text, $"{Name(path),-20}{"engine",-20}{"columns",7}{"million rows/s",16}{"GB/s",8}{"Gflop/s",9}  of its bound");
        foreach (var one in speeds.Where(one => one.Path == path))
        {
            Line(text, $"{one.Model,-20}{$"{one.Engine}, {Threads(one.Threads)}",-20}{one.Columns,7}{one.RowsPerSecond / 1e6,16:F1}{one.BytesPerSecond / 1e9,8:F1}{one.OperationsPerSecond / 1e9,9:F1}  {Part(one)}");
        }
    }

    private static string Part(HotPathSpeed one) => one.PartOfBound is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"{part,4:P0} ({(one.BoundByMemory ? "memory" : "arithmetic")})")
        : "not measured";

    private static string Name(HotPath path) => path switch
    {
        HotPath.NormalEquations => "Normal equations",
        HotPath.Scores => "Scores",
        _ => "Log-likelihood",
    };

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
