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
    public static byte Sniff(ReadOnlySpan<byte> preview, string source)
    {
        var sample = preview.ToArray();
        var best = (Delimiter: (byte)',', Share: -1.0, Fields: 1);
        foreach (var delimiter in "\t;|,"u8)
        {
            var counts = FieldCounts(sample, delimiter, source);
            if (counts.Count == 0 || counts[0] < 2)
                continue;
            var share = counts.Count(count => count == counts[0]) / (double)counts.Count;
            if (share > best.Share || (share == best.Share && counts[0] > best.Fields))
                best = (delimiter, share, counts[0]);
        }
        return best.Delimiter;
    }

    private static List<int> FieldCounts(byte[] sample, byte delimiter, string source)
    {
        var tokenizer = new CsvTokenizer(new MemoryStream(sample), source, 1 << 14) { Delimiter = delimiter };
        var counts = new List<int>();
        try
        {
            while (counts.Count < Records && tokenizer.Read())
                counts.Add(tokenizer.FieldCount);
        }
        catch (InputException)
        {
            // Quotes that do not fit tell against this delimiter, or the sample ends inside one;
            // the reader itself reports what is wrong with the file.
            return counts;
        }
        return counts;
    }
}
