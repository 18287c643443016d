using System.Runtime.InteropServices;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Engines;

/// <summary>Consecutive rows of the chunks that are not in memory, read in the background.</summary>
internal sealed unsafe class StagedRows(PanelSource source, int mostRows) : IDisposable
{
    private const int Alignment = 64;

    private readonly byte*[] _columns = new byte*[source.Numbers.Count + source.Codes.Count];
    private Task _reading = Task.CompletedTask;

    /// <summary>The first row held.</summary>
    public int FirstRow { get; private set; } = -1;

    /// <summary>True where some column has the row outside memory.</summary>
    public static bool Needed(PanelSource source, int row)
    {
        var chunk = row / ColumnData.ChunkRows;
        foreach (var column in source.Numbers)
        {
            if (IsOutside(column.Chunks[chunk]))
                return true;
        }
        foreach (var column in source.Codes)
        {
            if (IsOutside(column.Chunks[chunk]))
                return true;
        }
        return false;
    }

    /// <summary>Begins to read the rows from <paramref name="first"/> to before <paramref name="last"/>, all of one chunk.</summary>
    public void Begin(int first, int last)
    {
        FirstRow = first;
        _reading = Task.Run(() => Read(first, last - first));
    }

    /// <summary>Waits until the rows are there.</summary>
    /// <exception cref="InputException">They could not be read.</exception>
    public void Wait() => _reading.GetAwaiter().GetResult();

    /// <summary>The first row's element of a column: numbers first, then codes.</summary>
    public byte* Locate(int column) => _columns[column];

    public void Dispose()
    {
        // Nobody may write into memory that is given back, and an error of rows that nobody asked for is none.
        ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne();
        foreach (var column in _columns)
            NativeMemory.AlignedFree(column);
        Array.Clear(_columns);
    }

    private static bool IsOutside(ColumnChunk chunk) => chunk.Resident is null;

    private void Read(int first, int rows)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var data = i < source.Numbers.Count ? source.Numbers[i] : source.Codes[i - source.Numbers.Count];
            var chunk = data.Chunks[first / ColumnData.ChunkRows];
            if (!IsOutside(chunk))
                continue;
            if (_columns[i] is null)
                _columns[i] = (byte*)NativeMemory.AlignedAlloc((nuint)(mostRows * sizeof(double)), Alignment);
            chunk.Read(first % ColumnData.ChunkRows, new Span<byte>(_columns[i], rows * chunk.Type.Size()));
        }
    }
}
