using System.Buffers;
using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>Holds the chunks of a file against their checksums and the ranges that the directory gives for them.</summary>
/// <param name="source">The file's name in messages.</param>
internal sealed class ChunkVerification(string source)
{
    private readonly List<(AccelColumn Column, int Chunk, ColumnChunk Stored)> _chunks = [];

    /// <summary>Adds the chunks of a column.</summary>
    public void Add(AccelColumn column, ColumnChunk[] stored)
    {
        for (var i = 0; i < stored.Length; i++)
            _chunks.Add((column, i, stored[i]));
    }

    /// <summary>Reads all of them.</summary>
    /// <param name="threads">The most threads.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InputException">One is damaged: the first one is named.</exception>
    public void Run(int threads, CancellationToken cancellation)
    {
        var damaged = int.MaxValue;
        var guard = new Lock();
        Workers.Run(_chunks.Count, threads, i =>
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsSound(_chunks[i].Column.Chunks[_chunks[i].Chunk], _chunks[i].Stored))
                return;
            lock (guard)
                damaged = Math.Min(damaged, i);
        });
        if (damaged == int.MaxValue)
            return;
        var (column, chunk, stored) = _chunks[damaged];
        var first = (long)chunk * ColumnData.ChunkRows;
        throw new InputException($"{source} is damaged: column '{column.Name}', rows {first + 1} to {first + stored.Count} are not what was written; copy the file again or write it again with 'accel convert'.");
    }

    private static unsafe bool IsSound(AccelChunk entry, ColumnChunk stored)
    {
        if (stored.Resident is not null)
        {
            var sound = IsSound(entry, new ReadOnlySpan<byte>(stored.Resident, stored.ByteCount));
            GC.KeepAlive(stored);
            return sound;
        }
        var buffer = ArrayPool<byte>.Shared.Rent(stored.ByteCount);
        stored.Read(0, buffer.AsSpan(0, stored.ByteCount));
        var isSound = IsSound(entry, buffer.AsSpan(0, stored.ByteCount));
        ArrayPool<byte>.Shared.Return(buffer);
        return isSound;
    }

    // A wrong range would let codes that are no levels through, and those are used as places in memory.
    private static bool IsSound(AccelChunk entry, ReadOnlySpan<byte> bytes) =>
        Crc32C.Of(bytes) == entry.Checksum && RangeOf(entry.Type, bytes) == entry.Range;

    private static ChunkRange RangeOf(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.SByte => Span(Elements<sbyte>(bytes)),
        ElementType.Int16 => Span(Elements<short>(bytes)),
        ElementType.Int32 => Span(Elements<int>(bytes)),
        ElementType.Single => SpanOfSingles(bytes),
        _ => Narrowing.RangeOf(Elements<double>(bytes)),
    };

    private static ReadOnlySpan<T> Elements<T>(ReadOnlySpan<byte> bytes) where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(bytes);

    private static ChunkRange Span<T>(ReadOnlySpan<T> values) where T : System.Numerics.INumber<T> =>
        new(double.CreateTruncating(TensorPrimitives.Min(values)), double.CreateTruncating(TensorPrimitives.Max(values)), HasNaN: false);

    private static unsafe ChunkRange SpanOfSingles(ReadOnlySpan<byte> bytes)
    {
        Span<double> values = stackalloc double[1024];
        var range = ChunkRange.Empty;
        fixed (byte* first = bytes)
        {
            var count = bytes.Length / sizeof(float);
            for (var i = 0; i < count; i += values.Length)
            {
                var some = values[..Math.Min(values.Length, count - i)];
                Widening.To(ElementType.Single, first + (long)i * sizeof(float), some);
                range = range.With(Narrowing.RangeOf(some));
            }
        }
        return range;
    }
}
