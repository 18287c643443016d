using System.Buffers.Binary;
using System.Text;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>Reads a directory; believes nothing that it has not checked.</summary>
internal ref struct DirectoryReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _checksum;
    private readonly long _offset;
    private readonly string _source;
    private ReadOnlySpan<byte> _rest;
    private long _endOfChunks = AccelHeader.Length;

    /// <summary>Prepares the reading.</summary>
    /// <param name="bytes">The directory's bytes, its checksum at their end.</param>
    /// <param name="offset">Where it begins in the file: the end of all chunks.</param>
    /// <param name="source">The file's name in messages.</param>
    public DirectoryReader(ReadOnlySpan<byte> bytes, long offset, string source)
    {
        _rest = bytes[..^sizeof(uint)];
        _checksum = bytes[^sizeof(uint)..];
        _offset = offset;
        _source = source;
    }

    /// <summary>The directory.</summary>
    /// <exception cref="InputException">It is damaged, or contradicts itself.</exception>
    public AccelDirectory Read()
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(_checksum) != Crc32C.Of(_rest))
            throw Damaged("its checksum is wrong");
        var name = Text();
        var rows = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
        if (rows is < 0 or > int.MaxValue)
            throw Damaged($"it counts {rows} rows");
        var columns = new List<AccelColumn>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var left = Count(); left > 0; left--)
        {
            var column = Column((int)rows);
            if (!names.Add(column.Name))
                throw Damaged($"two columns are named '{column.Name}'");
            columns.Add(column);
        }
        if (_rest.Length > 0)
            throw Damaged($"{_rest.Length} bytes follow its last column");
        return new AccelDirectory(name, (int)rows, columns);
    }

    private AccelColumn Column(int rows)
    {
        var name = Text();
        var kind = (AccelColumnKind)Take(1)[0];
        if (!Enum.IsDefined(kind))
            throw Damaged($"column '{name}' is of the unknown kind {(byte)kind}");
        var levels = Levels(name, kind);
        if (Count() != (rows + (ColumnData.ChunkRows - 1L)) / ColumnData.ChunkRows)
            throw Damaged($"column '{name}' has not as many chunks as its {rows} rows need");
        var chunks = new List<AccelChunk>();
        for (var first = 0L; first < rows; first += ColumnData.ChunkRows)
            chunks.Add(Chunk(name, kind, levels.Length, (int)Math.Min(ColumnData.ChunkRows, rows - first)));
        return new AccelColumn(name, kind, levels, [.. chunks]);
    }

    private string[] Levels(string name, AccelColumnKind kind)
    {
        var levels = new List<string>();
        for (var left = Count(); left > 0; left--)
        {
            levels.Add(Text());
            if (levels.Count > 1 && CodePointComparer.Instance.Compare(levels[^2], levels[^1]) >= 0)
                throw Damaged($"the levels of column '{name}' are not in order");
        }
        return kind == AccelColumnKind.Categorical || levels.Count == 0 ? [.. levels] : throw Damaged($"column '{name}' has levels but is no categorical one");
    }

    private AccelChunk Chunk(string name, AccelColumnKind kind, int levels, int rows)
    {
        const int size = 36;
        var fields = Take(size);
        var type = (ElementType)fields[0];
        var chunk = new AccelChunk(
            type,
            BinaryPrimitives.ReadInt32LittleEndian(fields[4..]),
            new ChunkRange(BinaryPrimitives.ReadDoubleLittleEndian(fields[16..]), BinaryPrimitives.ReadDoubleLittleEndian(fields[24..]), fields[1] == 1),
            BinaryPrimitives.ReadInt64LittleEndian(fields[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(fields[32..]));
        if (!Enum.IsDefined(type) || fields[1] > 1 || fields[2] != 0 || fields[3] != 0)
            throw Damaged($"a chunk of column '{name}' is of an unknown type");
        if (chunk.Rows != rows)
            throw Damaged($"a chunk of column '{name}' has {chunk.Rows} rows in place of {rows}");
        if (chunk.Offset % AccelHeader.Alignment != 0 || chunk.Offset < _endOfChunks || chunk.Offset > _offset - chunk.ByteCount)
            throw Damaged($"a chunk of column '{name}' does not lie between the one before it and the directory");
        if (!IsPossible(chunk, kind, levels))
            throw Damaged($"a chunk of column '{name}' has an impossible range");
        _endOfChunks = chunk.Offset + chunk.ByteCount;
        return chunk;
    }

    private static bool IsPossible(AccelChunk chunk, AccelColumnKind kind, int levels)
    {
        var range = chunk.Range;
        if (!(range.Least <= range.Greatest) && range != ChunkRange.Empty with { HasNaN = true })
            return false;
        if (!chunk.Type.IsInteger())
            return kind == AccelColumnKind.Numeric;
        return !range.HasNaN && kind switch
        {
            AccelColumnKind.Categorical => range.Least >= CategoricalColumn.MissingCode && range.Greatest < levels,
            AccelColumnKind.Logical => range.Least >= LogicalColumn.Missing && range.Greatest <= 1,
            _ => true,
        };
    }

    /// <summary>A count of things that each take four bytes or more.</summary>
    private int Count()
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
        return count <= _rest.Length / sizeof(uint) ? (int)count : throw Damaged("it counts more than it has room for");
    }

    private string Text()
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
        try
        {
            return StrictUtf8.GetString(Take(length));
        }
        catch (DecoderFallbackException error)
        {
            throw Damaged("a name or level is not UTF-8 text", error);
        }
    }

    private ReadOnlySpan<byte> Take(uint length)
    {
        if (length > _rest.Length)
            throw Damaged("it ends too early");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private readonly InputException Damaged(string what, Exception? cause = null)
    {
        var message = $"{_source} is damaged: in its directory {what}; copy the file again or write it again with 'accel convert'.";
        return cause is null ? new InputException(message) : new InputException(message, cause);
    }
}
