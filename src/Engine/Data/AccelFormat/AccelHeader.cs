using System.Buffers.Binary;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>The first bytes of an <c>.accel</c> file: what it is, how long it is, and where its directory lies.</summary>
/// <param name="FileLength">Bytes of the whole file.</param>
/// <param name="DirectoryOffset">The directory's first byte; it reaches to the end of the file.</param>
internal readonly record struct AccelHeader(long FileLength, long DirectoryOffset)
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 64;

    /// <summary>Every chunk begins at a multiple of it.</summary>
    public const int Alignment = 64;

    private const uint Version = 1;
    private const uint ByteOrder = 0x01020304;
    private const int ByteOrderAt = 8;
    private const int VersionAt = 12;
    private const int FileLengthAt = 16;
    private const int DirectoryAt = 24;
    private const int ChecksumAt = Length - sizeof(uint);

    /// <summary>
    /// How every such file begins. As in PNG, the first byte is no text and the line end is one that a
    /// transfer as text would change.
    /// </summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'A', (byte)'C', (byte)'C', (byte)'E', (byte)'L', 0x0D, 0x0A];

    /// <summary>The header's bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ByteOrderAt), ByteOrder);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(VersionAt), Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(FileLengthAt), FileLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(DirectoryAt), DirectoryOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), Crc32C.Of(bytes.AsSpan(0, ChecksumAt)));
        return bytes;
    }

    /// <summary>Reads and checks a header.</summary>
    /// <param name="bytes">The file's first bytes, <see cref="Length"/> of them where it has as many.</param>
    /// <param name="fileLength">The file's length.</param>
    /// <param name="source">The file's name in messages.</param>
    /// <exception cref="InputException">It is no such file, of another version, damaged or cut off.</exception>
    public static AccelHeader Read(ReadOnlySpan<byte> bytes, long fileLength, string source)
    {
        if (!bytes.StartsWith(Magic))
            throw new InputException($"{source} is not an .accel file; make one with 'accel convert'.");
        if (bytes.Length < Length)
            throw CutOff(source, $"its header alone has {Length} bytes, the file {fileLength}");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ByteOrderAt..]) != ByteOrder)
            throw Damaged(source);
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[VersionAt..]);
        if (version > Version)
            throw new InputException($"{source} is of version {version} of the .accel format, and this accel reads version {Version}; update accel.");
        if (version != Version || BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Crc32C.Of(bytes[..ChecksumAt]))
            throw Damaged(source);
        var header = new AccelHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[FileLengthAt..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[DirectoryAt..]));
        if (fileLength < header.FileLength)
            throw CutOff(source, $"it has {fileLength} of its {header.FileLength} bytes");
        if (fileLength > header.FileLength)
            throw new InputException($"{source} has {fileLength - header.FileLength} bytes behind its end; copy the file again or write it again with 'accel convert'.");
        if (header.DirectoryOffset < Length || header.DirectoryOffset > fileLength - sizeof(uint))
            throw Damaged(source);
        return header;
    }

    private static InputException CutOff(string source, string how) =>
        new($"{source} is cut off: {how}; copy the file again or write it again with 'accel convert'.");

    private static InputException Damaged(string source) =>
        new($"{source} is damaged: its header is wrong; copy the file again or write it again with 'accel convert'.");
}
