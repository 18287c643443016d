namespace Accel.Engine.Data.Storage;

/// <summary>A chunk that lies in a mapped file.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where the first element begins.</param>
/// <param name="type">How the elements are written.</param>
/// <param name="count">Number of elements.</param>
/// <param name="range">What the values span.</param>
internal sealed unsafe class MappedChunk(MappedFile file, long offset, ElementType type, int count, ChunkRange range)
    : ColumnChunk(type, count, range)
{
    /// <inheritdoc/>
    public override byte* Resident => file.Start + offset;

    /// <inheritdoc/>
    public override void Read(int first, Span<byte> target)
    {
        new ReadOnlySpan<byte>(Resident + first * Type.Size(), target.Length).CopyTo(target);
        file.KeepAlive();
    }
}
