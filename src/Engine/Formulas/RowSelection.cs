using System.Collections;
using System.Numerics;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>The rows of a table that are used, in order: one bit a row.</summary>
internal sealed class RowSelection : IReadOnlyList<int>
{
    private const int WordBits = 64;

    private readonly ulong[] _used;
    private readonly int[] _before;

    /// <summary>Selects what is not left out.</summary>
    /// <param name="leftOut">For each row, whether it is left out.</param>
    public RowSelection(BitArray leftOut)
    {
        TableRows = leftOut.Length;
        _used = new ulong[(TableRows + WordBits - 1) / WordBits];
        for (var row = 0; row < TableRows; row++)
        {
            if (!leftOut[row])
                _used[row / WordBits] |= 1UL << (row % WordBits);
        }
        _before = new int[_used.Length + 1];
        for (var word = 0; word < _used.Length; word++)
            _before[word + 1] = _before[word] + BitOperations.PopCount(_used[word]);
    }

    /// <summary>Rows of the table.</summary>
    public int TableRows { get; }

    /// <summary>Rows used.</summary>
    public int Count => _before[^1];

    /// <summary>The table's row of a used one.</summary>
    public int this[int index]
    {
        get
        {
            var word = Array.BinarySearch(_before, index);
            // Words without a used row repeat the count before them: the last of equals holds the row.
            word = word < 0 ? ~word - 1 : word;
            while (_before[word + 1] == index)
                word++;
            var bits = _used[word];
            for (var skipped = index - _before[word]; skipped > 0; skipped--)
                bits &= bits - 1;
            return word * WordBits + BitOperations.TrailingZeroCount(bits);
        }
    }

    /// <summary>The used rows of a column.</summary>
    public ColumnData Of(ColumnData column, DataStorage storage)
    {
        var builder = new ColumnDataBuilder(storage);
        var values = new double[Math.Min(ColumnData.ChunkRows, TableRows)];
        for (var first = 0; first < TableRows; first += values.Length)
        {
            var rows = Math.Min(values.Length, TableRows - first);
            column.CopyTo(first, values.AsSpan(0, rows));
            var kept = 0;
            for (var row = 0; row < rows; row++)
            {
                values[kept] = values[row];
                kept += IsUsed(first + row) ? 1 : 0;
            }
            builder.Append(values.AsSpan(0, kept));
        }
        return builder.Build();
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, TableRows).Where(IsUsed).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsUsed(int row) => (_used[row / WordBits] >> (row % WordBits) & 1) != 0;
}
