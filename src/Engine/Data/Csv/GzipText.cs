using System.IO.Compression;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Unpacks gzip and notices where the data are cut off, which <see cref="GZipStream"/> reports as an
/// ordinary end: a member with known content is appended, and must come out at the end.
/// </summary>
internal sealed class GzipText : ForwardStream
{
    private readonly byte[] block = new byte[1 << 16];
    private readonly byte[] seal = Guid.NewGuid().ToByteArray();
    private readonly GZipStream unpacked;
    private int at;
    private int end;

    /// <summary>Unpacks a stream, which stays its owner's.</summary>
    public GzipText(Stream compressed)
    {
        var appended = new MemoryStream();
        using (var gzip = new GZipStream(appended, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(seal);
        appended.Position = 0;
        unpacked = new GZipStream(new ConcatenatedStream(compressed, appended), CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The data are damaged or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (end - at <= seal.Length)
        {
            block.AsSpan(at..end).CopyTo(block);
            end -= at;
            at = 0;
            var more = unpacked.Read(block, end, block.Length - end);
            if (more == 0)
                return block.AsSpan(0, end).SequenceEqual(seal) ? 0 : throw new InvalidDataException("The gzip data end too early.");
            end += more;
        }
        var count = Math.Min(buffer.Length, end - at - seal.Length);
        block.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}
