namespace Accel.Engine.Data.Csv;

/// <summary>Reads the start of a text ahead, to find its delimiter.</summary>
internal static class Preview
{
    private const int Length = 1 << 20;

    /// <summary>The whole lines at the start of a stream, or the start of its first line where that is very long.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="whole">Reads the same text from its start.</param>
    public static ReadOnlySpan<byte> Lines(Stream stream, out Stream whole)
    {
        var held = GC.AllocateUninitializedArray<byte>(1 << 13);
        var count = 0;
        var isAll = false;
        while (!isAll && count < Length)
        {
            if (count == held.Length)
                Array.Resize(ref held, 4 * count);
            var more = stream.Read(held, count, held.Length - count);
            count += more;
            isAll = more == 0;
        }
        whole = new ConcatenatedStream(new MemoryStream(held, 0, count), stream);
        var lines = held.AsSpan(0, count).LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return held.AsSpan(0, isAll || lines == 0 ? count : lines);
    }
}
