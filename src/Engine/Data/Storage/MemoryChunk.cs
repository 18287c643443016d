using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Accel.Engine.Data.Storage;

/// <summary>A chunk in memory that never moves, aligned for the widest vectors.</summary>
internal sealed unsafe class MemoryChunk : ColumnChunk
{
    private const int Alignment = 64;

    // Without it the rows of all columns would fall on the same few sets of the caches.
    private const int Stagger = 2048;

    private readonly byte[] _bytes;

    public MemoryChunk(ElementType type, int count, ChunkRange range, ReadOnlySpan<byte> bytes)
        : base(type, count, range)
    {
        var stagger = type == ElementType.Double ? Math.Min(Stagger, bytes.Length / 8) : 0;
        _bytes = GC.AllocateUninitializedArray<byte>(bytes.Length + Alignment + stagger, pinned: true);
        var start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));
        Resident = (byte*)(((nuint)start + Alignment - 1) & ~(nuint)(Alignment - 1));
        bytes.CopyTo(new Span<byte>(Resident, bytes.Length));
    }

    /// <inheritdoc/>
    public override byte* Resident { get; }

    /// <inheritdoc/>
    public override void Read(int first, Span<byte> target)
    {
        new ReadOnlySpan<byte>(Resident + first * Type.Size(), target.Length).CopyTo(target);
        GC.KeepAlive(_bytes);
    }
}
