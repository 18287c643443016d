using System.Text;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Where the bytes come from. Can be opened twice, so that a column found to be text late can be
/// read again: a file is opened again, a stream is rewound, and what cannot be rewound is kept.
/// </summary>
internal sealed class CsvInput : IDisposable
{
    private readonly List<Stream> _owned = [];
    private readonly long? _length;
    private readonly Func<Stream> _first;
    private readonly Func<Stream> _again;

    private CsvInput(string path)
    {
        Source = path;
        var file = Own(InputFile.OpenStream(path));
        _length = file.CanSeek ? file.Length : null;
        var recording = file.CanSeek ? null : new Recording(file);
        _first = recording is null ? () => file : recording.Record;
        _again = recording is null ? () => Own(InputFile.OpenStream(path)) : recording.Replay;
    }

    private CsvInput(Stream stream, string source)
    {
        Source = source;
        var start = stream.CanSeek ? stream.Position : 0;
        _length = stream.CanSeek ? stream.Length - start : null;
        var recording = stream.CanSeek ? null : new Recording(stream);
        _first = recording is null ? () => stream : recording.Record;
        _again = recording is null ? () => { stream.Position = start; return stream; } : recording.Replay;
    }

    /// <summary>The name of the input in messages.</summary>
    public string Source { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static CsvInput OfFile(string path) => new(path);

    /// <summary>The stream stays the caller's, and open.</summary>
    public static CsvInput OfStream(Stream stream, string source) => new(stream, source);

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
            _owned[i].Dispose();
    }

    private T Own<T>(T stream) where T : Stream
    {
        _owned.Add(stream);
        return stream;
    }

    /// <summary>Opens the input as UTF-8 bytes without a byte order mark.</summary>
    /// <param name="meter">Counts the bytes as they are in the file.</param>
    /// <param name="secondTime">True where it was opened before.</param>
    public Stream Open(ReadMeter meter, bool secondTime = false)
    {
        meter.Expect(_length);
        var (start, stream) = Peek(meter.Meter(secondTime ? _again() : _first()));
        if (start.AsSpan().StartsWith([(byte)0x1F, (byte)0x8B]))
            (start, stream) = Peek(Own(new GzipText(stream)));
        RefuseOtherFormats(start);
        if (start.AsSpan().StartsWith([(byte)0xEF, (byte)0xBB, (byte)0xBF]))
            return Skip(3, stream);
        if (start.AsSpan().StartsWith([(byte)0xFF, (byte)0xFE]))
            return Own(Encoding.CreateTranscodingStream(Skip(2, stream), Encoding.Unicode, Encoding.UTF8));
        if (start.AsSpan().StartsWith([(byte)0xFE, (byte)0xFF]))
            return Own(Encoding.CreateTranscodingStream(Skip(2, stream), Encoding.BigEndianUnicode, Encoding.UTF8));
        return stream;
    }

    private static (byte[] Start, Stream Stream) Peek(Stream stream)
    {
        var start = new byte[4];
        var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        Array.Resize(ref start, count);
        return (start, new ConcatenatedStream(new MemoryStream(start), stream));
    }

    private static Stream Skip(int count, Stream stream)
    {
        stream.ReadExactly(new byte[count]);
        return stream;
    }

    private void RefuseOtherFormats(ReadOnlySpan<byte> start)
    {
        var format =
            start.StartsWith("PK\u0003\u0004"u8) ? "a zip archive or a spreadsheet"
            : start.StartsWith("PAR1"u8) ? "a Parquet file"
            : start.StartsWith("BZh"u8) ? "a bzip2 archive"
            : start.StartsWith([(byte)0xFD, (byte)'7', (byte)'z', (byte)'X']) ? "an xz archive"
            : start.StartsWith([(byte)0x28, (byte)0xB5, (byte)0x2F, (byte)0xFD]) ? "a zstd archive"
            : null;
        if (format is not null)
            throw new InputException($"{Source} is {format}, not delimited text; unpack it or export it as CSV (a gzip file, .csv.gz, is read as it is).");
    }
}
