using System.Buffers.Binary;
using System.Text;

namespace Accel.Engine.Data.Npy;

/// <summary>What stands before an array's elements (NEP 1; numpy.lib.format, versions 1.0, 2.0 and 3.0).</summary>
/// <param name="Fields">The elements' parts: one without a name, or those of a structured type.</param>
/// <param name="RecordSize">Bytes of one element.</param>
/// <param name="IsFortranOrder">True where columns stand one after the other, not rows.</param>
/// <param name="Shape">Rows, and columns where there are two dimensions.</param>
internal sealed record NpyHeader(IReadOnlyList<NpyField> Fields, int RecordSize, bool IsFortranOrder, IReadOnlyList<long> Shape)
{
    private const int VersionAt = 6;
    private const int LengthAt = 8;

    // numpy itself refuses to read headers beyond 10,000 bytes unless it is told to trust the file.
    private const int LongestText = 1 << 24;

    private const int MostColumns = 1_000_000;

    /// <summary>How every such file begins.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Number of rows.</summary>
    public int Rows => (int)Shape[0];

    /// <summary>Number of columns of a matrix; null for an array of one dimension.</summary>
    public int? Columns => Shape.Count == 2 ? (int)Shape[1] : null;

    /// <summary>Bytes of all elements.</summary>
    public long DataBytes => (long)Rows * (Columns ?? 1) * RecordSize;

    /// <summary>Reads a header up to the first element.</summary>
    /// <param name="stream">Stands at the array's first byte.</param>
    /// <param name="source">The array, for messages.</param>
    /// <exception cref="InputException">It is no array, or not one that makes a table.</exception>
    public static NpyHeader Read(Stream stream, string source)
    {
        try
        {
            return Parse(Text(stream));
        }
        catch (FormatException error)
        {
            throw new InputException($"{source}: the array cannot be read: {error.Message}.", error);
        }
    }

    private static string Text(Stream stream)
    {
        var start = Take(stream, LengthAt);
        if (!start.AsSpan().StartsWith(Magic))
            throw new FormatException("it does not begin as NumPy's arrays do");
        var version = start[VersionAt];
        if (version is 0 or > 3)
            throw new FormatException($"its format is of version {version}.{start[VersionAt + 1]}, and only 1.0, 2.0 and 3.0 are known; save it again with an older NumPy, or update accel");
        var length = version == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(Take(stream, sizeof(ushort)))
            : BinaryPrimitives.ReadUInt32LittleEndian(Take(stream, sizeof(uint)));
        if (length > LongestText)
            throw new FormatException($"its header would have {length} bytes; the file is damaged");
        return (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(Take(stream, (int)length));
    }

    private static byte[] Take(Stream stream, int length)
    {
        var bytes = new byte[length];
        if (stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length)
            throw new FormatException("it is cut off within its header");
        return bytes;
    }

    private static NpyHeader Parse(string text)
    {
        var values = PythonLiteral.Dictionary(text);
        if (values.Count != 3
            || !values.TryGetValue("descr", out var type)
            || values.GetValueOrDefault("fortran_order") is not bool fortran
            || values.GetValueOrDefault("shape") is not List<object?> dimensions)
            throw new FormatException("its header does not give descr, fortran_order and shape");
        var shape = dimensions.Select(size => size is long and >= 0 ? (long)size : throw new FormatException("its shape is not made of whole numbers")).ToList();
        var fields = NpyField.Parse(type, out var size);
        if (shape.Count is 0 or > 2)
            throw new FormatException($"it has {shape.Count} dimensions, and a table has one or two; save it in another shape");
        if (fields[0].Name is not null && shape.Count == 2)
            throw new FormatException("it is a matrix of records; save one record a row");
        if (shape[0] == 0)
            throw new FormatException("it has no rows");
        if (shape[0] > Array.MaxLength)
            throw new FormatException($"it has {shape[0]} rows, and a table has {Array.MaxLength} at most");
        if (shape is [_, 0 or > MostColumns])
            throw new FormatException($"it has {shape[1]} columns, and a table has 1 to {MostColumns}");
        if ((Int128)shape[0] * (shape.Count == 2 ? shape[1] : 1) * size > long.MaxValue)
            throw new FormatException("it would have more bytes than any file");
        return new NpyHeader(fields, size, fortran, shape);
    }
}
