using System.Buffers;

namespace Accel.Engine.Data.Storage;

/// <summary>Scratch for the values of a chunk's rows, lent for the time of a using statement.</summary>
internal readonly struct ChunkBuffer : IDisposable
{
    private readonly double[] _values;
    private readonly int _rows;

    private ChunkBuffer(int rows)
    {
        _values = ArrayPool<double>.Shared.Rent(rows);
        _rows = rows;
    }

    /// <summary>The values; they begin as anything.</summary>
    public Span<double> Span => _values.AsSpan(0, _rows);

    /// <summary>The values where a lambda needs them.</summary>
    public Memory<double> Memory => _values.AsMemory(0, _rows);

    /// <summary>Lends room for so many values.</summary>
    public static ChunkBuffer Rent(int rows) => new(rows);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<double>.Shared.Return(_values);
}
