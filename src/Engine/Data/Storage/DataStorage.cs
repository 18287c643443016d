namespace Accel.Engine.Data.Storage;

/// <summary>Where the chunks of columns are kept.</summary>
public abstract class DataStorage : IDisposable
{
    private protected DataStorage()
    {
    }

    /// <summary>Memory, as much as it takes.</summary>
    public static DataStorage Memory { get; } = new MemoryStorage();

    /// <summary>Keeps a chunk. Can be called from several threads.</summary>
    internal abstract ColumnChunk Keep(ElementType type, int count, ChunkRange range, ReadOnlySpan<byte> bytes);

    /// <summary>Takes memory for chunks that are in memory without being kept here; false where that much is not allowed.</summary>
    internal abstract bool TryReserve(long bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives up what is kept outside memory; columns kept there can't be read any more.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private sealed class MemoryStorage : DataStorage
    {
        internal override ColumnChunk Keep(ElementType type, int count, ChunkRange range, ReadOnlySpan<byte> bytes) =>
            new MemoryChunk(type, count, range, bytes);

        internal override bool TryReserve(long bytes) => true;
    }
}
