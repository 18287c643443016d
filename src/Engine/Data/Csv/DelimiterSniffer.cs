namespace Accel.Engine.Data.Csv;

/// <summary>Finds the delimiter of a file from its first lines.</summary>
internal static class DelimiterSniffer
{
    private const int Records = 100;

    /// <summary>
    /// The candidate among tab, semicolon, bar and comma that cuts the header into several fields
    /// and the most of the first records into as many; where several do, the one that makes more
    /// fields, and of these the one that is rarer in text. A comma where none cuts the header.
    /// </summary>
    public static byte Sniff(ReadOnlySpan<byte> preview)
    {
        var best = (Delimiter: (byte)',', Share: -1.0, Fields: 1);
        foreach (var delimiter in "\t;|,"u8)
        {
            var counts = FieldCounts(preview, delimiter);
            if (counts.Count == 0 || counts[0] < 2)
                continue;
            var share = counts.Count(count => count == counts[0]) / (double)counts.Count;
            if (share > best.Share || (share == best.Share && counts[0] > best.Fields))
                best = (delimiter, share, counts[0]);
        }
        return best.Delimiter;
    }

    /// <summary>What a delimiter is called.</summary>
    public static string NameOf(byte delimiter) => delimiter switch
    {
        (byte)',' => "comma",
        (byte)';' => "semicolon",
        (byte)'\t' => "tab",
        _ => "bar",
    };

    /// <summary>
    /// Up to the first quote that does not fit, which tells against this delimiter, or is there because the
    /// sample ends inside one, and up to a NUL byte; the reader itself reports what is wrong with the file.
    /// </summary>
    private static List<int> FieldCounts(ReadOnlySpan<byte> sample, byte delimiter)
    {
        var scanner = new RecordScanner(sample, delimiter);
        var marks = new MarkList();
        var counts = new List<int>();
        while (counts.Count < Records && scanner.ReadWritten(marks) && scanner.Fault is null && !sample[scanner.Start..scanner.Next].Contains((byte)0))
            counts.Add(scanner.FieldCount);
        return counts;
    }
}
