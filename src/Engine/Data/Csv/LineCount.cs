namespace Accel.Engine.Data.Csv;

/// <summary>Counts line ends of any kind: LF, CRLF, and CR alone.</summary>
internal static class LineCount
{
    /// <summary>Number of line ends in a text.</summary>
    public static int Of(ReadOnlySpan<byte> text)
    {
        var lines = text.Count((byte)'\n');
        return text.Contains((byte)'\r') ? lines + text.Count((byte)'\r') - text.Count("\r\n"u8) : lines;
    }
}
