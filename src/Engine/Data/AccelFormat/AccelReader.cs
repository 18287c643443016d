using Accel.Engine.Data.Storage;
using Microsoft.Win32.SafeHandles;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>Opens an <c>.accel</c> file and makes a table of its columns without copying them.</summary>
internal sealed class AccelReader
{
    private readonly SafeFileHandle _file;
    private readonly string _source;
    private readonly FileStamp _stamp;
    private readonly AccelDirectory _directory;

    public AccelReader(string path)
    {
        _source = path;
        _file = InputFile.Open(path);
        _stamp = new FileStamp(_file, path);
        var start = Read(0, (int)Math.Min(AccelHeader.Length, _stamp.Length));
        var header = AccelHeader.Read(start, _stamp.Length, path);
        var length = header.FileLength - header.DirectoryOffset;
        if (length > Array.MaxLength)
            throw new InputException($"{path} is damaged: its directory would have {length} bytes; copy the file again or write it again with 'accel convert'.");
        _directory = new DirectoryReader(Read(header.DirectoryOffset, (int)length), header.DirectoryOffset, path).Read();
    }

    /// <summary>The table of the columns wanted, their bytes verified.</summary>
    public DataTable Table(TableReadOptions options)
    {
        var wanted = _directory.Columns.Where(column => options.Columns?.Contains(column.Name) ?? true).ToList();
        var mapped = options.Storage.TryReserve(wanted.Sum(column => column.StoredBytes)) ? MappedFile.Of(_file, _stamp.Length, _source) : null;
        var verification = new ChunkVerification(_source);
        var columns = new List<Column>();
        foreach (var column in wanted)
        {
            ColumnChunk[] chunks = [.. column.Chunks.Select(chunk => Locate(chunk, mapped))];
            verification.Add(column, chunks);
            columns.Add(Typed(column, new ColumnData(chunks)));
        }
        verification.Run(options.ThreadsOrCores, options.Cancellation);
        _stamp.EnsureUnchanged();
        return new DataTable(_directory.TableName, _source, options.Storage, columns, _directory.RowCount)
        {
            Names = [.. _directory.Columns.Select(column => column.Name)],
            File = _stamp,
        };
    }

    private ColumnChunk Locate(AccelChunk chunk, MappedFile? mapped) => mapped is null
        ? new FileChunk(_file, chunk.Offset, _source, chunk.Type, chunk.Rows, chunk.Range)
        : new MappedChunk(mapped, chunk.Offset, chunk.Type, chunk.Rows, chunk.Range);

    private static Column Typed(AccelColumn column, ColumnData data) => column.Kind switch
    {
        AccelColumnKind.Categorical => new CategoricalColumn(column.Name, data, column.Levels),
        AccelColumnKind.Logical => new LogicalColumn(column.Name, data),
        _ => new NumericColumn(column.Name, data),
    };

    private byte[] Read(long offset, int length)
    {
        var bytes = new byte[length];
        new FileChunk(_file, offset, _source, ElementType.SByte, length, ChunkRange.Empty).Read(0, bytes);
        return bytes;
    }
}
