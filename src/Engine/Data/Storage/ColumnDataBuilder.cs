namespace Accel.Engine.Data.Storage;

/// <summary>Takes the values of a column in order and stores them chunk by chunk.</summary>
/// <param name="storage">Where chunks are kept.</param>
internal sealed class ColumnDataBuilder(DataStorage storage)
{
    private readonly List<ColumnChunk> _chunks = [];
    private double[] _pending = [];
    private int _count;

    /// <summary>Adds values; NaN is missing.</summary>
    public void Append(ReadOnlySpan<double> values)
    {
        while (values.Length > 0)
        {
            if (_count == 0 && values.Length >= ColumnData.ChunkRows)
            {
                _chunks.Add(Store(storage, values[..ColumnData.ChunkRows]));
                values = values[ColumnData.ChunkRows..];
                continue;
            }
            var taken = Math.Min(values.Length, ColumnData.ChunkRows - _count);
            values[..taken].CopyTo(Room(taken));
            Advance(taken);
            values = values[taken..];
        }
    }

    /// <summary>Adds whole numbers, such as codes.</summary>
    public void Append(ReadOnlySpan<int> values)
    {
        while (values.Length > 0)
        {
            var taken = Math.Min(values.Length, ColumnData.ChunkRows - _count);
            System.Numerics.Tensors.TensorPrimitives.ConvertChecked(values[..taken], Room(taken));
            Advance(taken);
            values = values[taken..];
        }
    }

    /// <summary>The column of what was added.</summary>
    public ColumnData Build()
    {
        if (_count > 0)
            _chunks.Add(Store(storage, _pending.AsSpan(0, _count)));
        _pending = [];
        _count = 0;
        return new ColumnData([.. _chunks]);
    }

    /// <summary>Stores at most <see cref="ColumnData.ChunkRows"/> values in their narrowest type.</summary>
    internal static unsafe ColumnChunk Store(DataStorage storage, ReadOnlySpan<double> values)
    {
        var range = Narrowing.RangeOf(values);
        var type = Narrowing.TypeOf(values, range);
        if (type == ElementType.Double)
            return storage.Keep(type, values.Length, range, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
        var bytes = stackalloc byte[values.Length * sizeof(int)];
        Narrowing.Write(values, type, bytes);
        return storage.Keep(type, values.Length, range, new ReadOnlySpan<byte>(bytes, values.Length * type.Size()));
    }

    private Span<double> Room(int rows)
    {
        if (_pending.Length < _count + rows)
            Array.Resize(ref _pending, Math.Min(ColumnData.ChunkRows, Math.Max(_count + rows, 2 * _pending.Length)));
        return _pending.AsSpan(_count, rows);
    }

    private void Advance(int rows)
    {
        _count += rows;
        if (_count == ColumnData.ChunkRows)
        {
            _chunks.Add(Store(storage, _pending));
            _count = 0;
        }
    }
}
