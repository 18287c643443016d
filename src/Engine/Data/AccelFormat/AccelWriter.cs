using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>Writes a table from the first byte to the last, a chunk at a time.</summary>
/// <param name="table">The table.</param>
internal sealed class AccelWriter(DataTable table)
{
    // Without it the same rows of all columns would fall on the same few sets of the caches.
    private const int Stagger = 2048 + AccelHeader.Alignment;

    private static readonly byte[] Zeros = new byte[Stagger + AccelHeader.Alignment];

    /// <summary>Writes to a stream that need not be able to seek.</summary>
    public void Write(Stream target, CancellationToken cancellation)
    {
        // Places and lengths are known before any checksum is.
        var directory = LayOut(out var end);
        var directoryOffset = Align(end);
        target.Write(new AccelHeader(directoryOffset + DirectoryBytes.Of(directory).Length, directoryOffset).ToBytes());
        var written = WriteChunks(target, directory, cancellation);
        table.EnsureUnchanged();
        target.Write(Zeros, 0, (int)(directoryOffset - end));
        target.Write(DirectoryBytes.Of(written));
    }

    private AccelDirectory LayOut(out long end)
    {
        var columns = new List<AccelColumn>();
        end = AccelHeader.Length;
        foreach (var column in table.Columns)
        {
            var stored = column.Data.Chunks;
            if (stored.Length > 1 && stored[0].Type == ElementType.Double)
                end += Stagger;
            var chunks = new AccelChunk[stored.Length];
            for (var i = 0; i < chunks.Length; i++)
            {
                chunks[i] = new AccelChunk(stored[i].Type, stored[i].Count, stored[i].Range, Align(end), Checksum: 0);
                end = chunks[i].Offset + chunks[i].ByteCount;
            }
            columns.Add(new AccelColumn(column.Name, KindOf(column), column is CategoricalColumn text ? [.. text.Levels] : [], chunks));
        }
        return new AccelDirectory(table.Name, table.RowCount, columns);
    }

    private AccelDirectory WriteChunks(Stream target, AccelDirectory directory, CancellationToken cancellation)
    {
        var columns = new List<AccelColumn>();
        var position = (long)AccelHeader.Length;
        var buffer = new byte[ColumnData.ChunkRows * sizeof(double)];
        foreach (var (column, stored) in directory.Columns.Zip(table.Columns))
        {
            var chunks = new AccelChunk[column.Chunks.Length];
            for (var i = 0; i < chunks.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var chunk = column.Chunks[i];
                var bytes = buffer.AsSpan(0, chunk.ByteCount);
                stored.Data.Chunks[i].Read(0, bytes);
                target.Write(Zeros, 0, (int)(chunk.Offset - position));
                target.Write(bytes);
                position = chunk.Offset + chunk.ByteCount;
                chunks[i] = chunk with { Checksum = Crc32C.Of(bytes) };
            }
            columns.Add(column with { Chunks = chunks });
        }
        return directory with { Columns = columns };
    }

    private static AccelColumnKind KindOf(Column column) => column switch
    {
        CategoricalColumn => AccelColumnKind.Categorical,
        LogicalColumn => AccelColumnKind.Logical,
        _ => AccelColumnKind.Numeric,
    };

    private static long Align(long offset) => (offset + AccelHeader.Alignment - 1) / AccelHeader.Alignment * AccelHeader.Alignment;
}
