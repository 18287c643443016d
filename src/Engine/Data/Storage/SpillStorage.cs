using Microsoft.Win32.SafeHandles;

namespace Accel.Engine.Data.Storage;

/// <summary>
/// Memory up to a limit, and beyond it a temporary file that nobody else sees and that is gone with
/// the process, however that ends.
/// </summary>
/// <param name="limit">The most bytes of chunks in memory.</param>
/// <param name="folder">Where the temporary file goes; null for the system's folder.</param>
public sealed class SpillStorage(long limit, string? folder = null) : DataStorage
{
    private readonly Lock _lock = new();
    private long _inMemory;
    private long _inFile;
    private SafeFileHandle? _file;

    /// <summary>Bytes of chunks that did not fit into memory.</summary>
    public long SpilledBytes => Interlocked.Read(ref _inFile);

    /// <inheritdoc/>
    internal override ColumnChunk Keep(ElementType type, int count, ChunkRange range, ReadOnlySpan<byte> bytes)
    {
        if (TryReserve(bytes.Length))
            return new MemoryChunk(type, count, range, bytes);
        long offset;
        lock (_lock)
        {
            _file ??= Open();
            offset = _inFile;
            Interlocked.Add(ref _inFile, bytes.Length);
        }
        try
        {
            RandomAccess.Write(_file, bytes, offset);
        }
        catch (IOException error)
        {
            throw new InputException($"The data exceed the memory allowed, and the temporary folder '{Folder}' cannot hold the rest: {error.Message} Free some space, set TMPDIR to a larger disk, or allow more memory.", error);
        }
        return new FileChunk(_file, offset, "The temporary file", type, count, range);
    }

    /// <inheritdoc/>
    internal override bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _inMemory, bytes) <= limit)
            return true;
        Interlocked.Add(ref _inMemory, -bytes);
        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file?.Dispose();
        base.Dispose(disposing);
    }

    private string Folder => folder ?? Path.GetTempPath();

    private SafeFileHandle Open()
    {
        try
        {
            return File.OpenHandle(
                Path.Combine(Folder, $"accel-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The data exceed the memory allowed, and no temporary file can be made in '{Folder}': {error.Message} Set TMPDIR to a folder that can be written, or allow more memory.", error);
        }
    }
}
