using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Npy;

/// <summary>Takes a column's elements out of records, in order.</summary>
/// <param name="column">The column.</param>
/// <param name="step">Bytes from one element to the next.</param>
/// <param name="source">The file, for messages.</param>
/// <param name="storage">Where the column is kept.</param>
internal sealed unsafe class NpyColumnBuilder(NpyColumn column, int step, string source, DataStorage storage)
{
    private readonly ColumnDataBuilder _numbers = new(storage);
    private readonly LevelColumnBuilder? _levels = column.Type.IsText ? new LevelColumnBuilder(storage) : null;
    private readonly byte[] _text = new byte[column.Type.Kind == 'U' ? column.Type.Size : 0];
    private double[] _values = [];
    private long _rows;

    /// <summary>Adds elements.</summary>
    /// <param name="records">The first record.</param>
    /// <param name="count">Number of records.</param>
    /// <exception cref="InputException">One would not be kept exactly, or is no text.</exception>
    public void Add(byte* records, int count)
    {
        if (_levels is null)
        {
            if (_values.Length < count)
                _values = new double[count];
            Convert(column, records, step, _values.AsSpan(0, count), source, _rows);
            _numbers.Append(_values.AsSpan(0, count));
        }
        else
        {
            AddTexts(_levels, records + column.Offset, count);
        }
        _rows += count;
    }

    /// <summary>The column of what was added.</summary>
    public Column Build() => _levels is not null ? _levels.Build(column.Name) : Typed(column, _numbers.Build());

    /// <summary>Takes elements that are no texts out of records.</summary>
    /// <param name="column">The column.</param>
    /// <param name="records">The first record.</param>
    /// <param name="step">Bytes from one record to the next.</param>
    /// <param name="target">Takes as many as it has places.</param>
    /// <param name="source">The file, for messages.</param>
    /// <param name="firstRow">The first record's row.</param>
    /// <exception cref="InputException">One would not be kept exactly.</exception>
    public static void Convert(NpyColumn column, byte* records, int step, Span<double> target, string source, long firstRow)
    {
        NpyElements.ToDouble(column.Type, records + column.Offset, step, target);
        var inexact = NpyElements.FindInexact(column.Type, records + column.Offset, step, target, out var value);
        if (inexact >= 0)
            throw WholeNumber.Refusal($"{value}", source, column.Name, firstRow + inexact, "Save it as text (astype(str)) where it names things, or as f8 where rounding does no harm.");
    }

    /// <summary>A column of numbers or truth values.</summary>
    public static Column Typed(NpyColumn column, ColumnData data) =>
        column.Type.Kind == 'b' ? new LogicalColumn(column.Name, data) : new NumericColumn(column.Name, data);

    private void AddTexts(LevelColumnBuilder levels, byte* first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var element = new ReadOnlySpan<byte>(first + (long)i * step, column.Type.Size);
            if (!NpyText.TryRead(column.Type, element, _text, out var text) || !levels.TryAdd(text))
                throw new InputException($"{source}: column '{column.Name}' has bytes in row {_rows + i + 1} that are no text; save the array as U (astype(str)).");
        }
    }
}
