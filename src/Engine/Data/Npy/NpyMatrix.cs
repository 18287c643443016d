using System.Buffers;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Npy;

/// <summary>Makes columns of an array in memory, on several threads.</summary>
/// <param name="elements">The array's first element.</param>
/// <param name="rows">Number of rows.</param>
/// <param name="source">The file, for messages.</param>
/// <param name="options">Which columns, and where they are kept.</param>
internal sealed unsafe class NpyMatrix(byte* elements, int rows, string source, TableReadOptions options)
{
    // 64 columns of a chunk are 8 MB of doubles; 1024 rows of them, read column by column, stay in the second cache.
    private const int ColumnsAtOnce = 64;
    private const int RowsAtOnce = 1024;

    private readonly int _chunks = (int)((rows + (ColumnData.ChunkRows - 1L)) / ColumnData.ChunkRows);

    /// <summary>The columns that the options ask for, in the order of the array.</summary>
    public List<Column> Read(IReadOnlyList<NpyRun> runs)
    {
        var wanted = runs.SelectMany(run => run.Columns.Where(IsWanted).Select(column => (Run: run, Column: column))).ToList();
        var finished = new Dictionary<NpyColumn, Column>(ReferenceEqualityComparer.Instance);
        foreach (var (column, chunks) in Numbers(runs))
            finished.Add(column, NpyColumnBuilder.Typed(column, new ColumnData(chunks)));
        var texts = wanted.Where(one => one.Column.Type.IsText).ToList();
        Workers.Run(texts.Count, options.ThreadsOrCores, i =>
        {
            var column = Text(texts[i].Run, texts[i].Column);
            lock (finished)
                finished.Add(texts[i].Column, column);
        });
        return wanted.ConvertAll(one => finished[one.Column]);
    }

    private bool IsWanted(NpyColumn column) => options.Columns?.Contains(column.Name) ?? true;

    private IEnumerable<(NpyColumn Column, ColumnChunk[] Chunks)> Numbers(IReadOnlyList<NpyRun> runs)
    {
        var groups = runs
            .SelectMany(run => run.Columns.Where(column => IsWanted(column) && !column.Type.IsText).Chunk(ColumnsAtOnce).Select(columns => (Run: run, Columns: columns)))
            .Select(group => (group.Run, group.Columns, Chunks: Array.ConvertAll(group.Columns, _ => new ColumnChunk[_chunks])))
            .ToList();
        // Chunks of one group follow one another, so that neighbouring threads read neighbouring rows.
        Workers.Run(checked(groups.Count * _chunks), options.ThreadsOrCores, i =>
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var (run, columns, chunks) = groups[i / _chunks];
            var chunk = i % _chunks;
            var count = Math.Min(ColumnData.ChunkRows, rows - chunk * ColumnData.ChunkRows);
            var values = ArrayPool<double>.Shared.Rent(columns.Length * count);
            Convert(run, columns, chunk * ColumnData.ChunkRows, count, values);
            for (var column = 0; column < columns.Length; column++)
                chunks[column][chunk] = ColumnDataBuilder.Store(options.Storage, values.AsSpan(column * count, count));
            ArrayPool<double>.Shared.Return(values);
        });
        return groups.SelectMany(group => group.Columns.Zip(group.Chunks));
    }

    /// <summary>Fills in the values of some columns in consecutive rows, column after column.</summary>
    private void Convert(NpyRun run, NpyColumn[] columns, int first, int count, Span<double> values)
    {
        for (var done = 0; done < count; done += RowsAtOnce)
        {
            var some = Math.Min(RowsAtOnce, count - done);
            var records = elements + run.Offset + (long)(first + done) * run.RecordSize;
            for (var column = 0; column < columns.Length; column++)
                NpyColumnBuilder.Convert(columns[column], records, run.RecordSize, values.Slice(column * count + done, some), source, first + done);
        }
    }

    private Column Text(NpyRun run, NpyColumn column)
    {
        var builder = new NpyColumnBuilder(column, run.RecordSize, source, options.Storage);
        for (var first = 0; first < rows; first += ColumnData.ChunkRows)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            builder.Add(elements + run.Offset + (long)first * run.RecordSize, Math.Min(ColumnData.ChunkRows, rows - first));
        }
        return builder.Build();
    }
}
