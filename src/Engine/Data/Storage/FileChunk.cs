using Microsoft.Win32.SafeHandles;

namespace Accel.Engine.Data.Storage;

/// <summary>A chunk that lies in a file and is read when it is asked for.</summary>
/// <param name="file">The open file; whoever opened it closes it.</param>
/// <param name="offset">Where the first element begins.</param>
/// <param name="source">The file's name in messages.</param>
/// <param name="type">How the elements are written.</param>
/// <param name="count">Number of elements.</param>
/// <param name="range">What the values span.</param>
internal sealed unsafe class FileChunk(
    SafeFileHandle file, long offset, string source, ElementType type, int count, ChunkRange range) : ColumnChunk(type, count, range)
{
    /// <inheritdoc/>
    public override byte* Resident => null;

    /// <inheritdoc/>
    public override void Read(int first, Span<byte> target)
    {
        var from = offset + (long)first * Type.Size();
        try
        {
            while (target.Length > 0)
            {
                var read = RandomAccess.Read(file, target, from);
                if (read == 0)
                    throw new InputException($"{source} ends at byte {from}, before its data do: it was cut off while it was read.");
                target = target[read..];
                from += read;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new InputException($"{source}: reading failed: {error.Message}", error);
        }
    }
}
