using System.IO.Compression;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Npy;

/// <summary>Reads the arrays of a zip archive, stored or deflated, one after the other in blocks.</summary>
internal static unsafe class NpzFile
{
    private const string Extension = ".npy";
    private const int BlockBytes = 1 << 20;

    /// <summary>How every zip archive begins that holds anything.</summary>
    public static ReadOnlySpan<byte> Magic => "PK\u0003\u0004"u8;

    /// <summary>True where an archive holds arrays; others are spreadsheets, for example.</summary>
    public static bool HasArrays(string path)
    {
        try
        {
            using var archive = Open(path);
            return archive.Entries.Any(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Reads the columns that the options ask for.</summary>
    /// <exception cref="InputException">An entry is no array, arrays differ in length, or hold what a table cannot.</exception>
    public static DataTable Read(string path, TableReadOptions options)
    {
        try
        {
            using var archive = Open(path);
            var arrays = archive.Entries.Select(entry => NpzArray.Of(entry, path)).ToList();
            var different = arrays.Find(array => array.Header.Rows != arrays[0].Header.Rows);
            if (different is not null)
                throw new InputException($"{path}: the array '{arrays[0].Key}' has {arrays[0].Header.Rows} rows, '{different.Key}' has {different.Header.Rows}; columns of a table must have the same length.");
            var columns = arrays.SelectMany(array => Columns(array, path, options)).ToList();
            return new DataTable(Path.GetFileNameWithoutExtension(path), path, options.Storage, columns, arrays[0].Header.Rows)
            {
                Names = [.. arrays.SelectMany(array => array.Runs).SelectMany(run => run.Columns).Select(column => column.Name)],
            };
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{path}: the archive is damaged or cut off; copy or save it again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: reading failed: {error.Message}", error);
        }
    }

    private static ZipArchive Open(string path) => new(InputFile.OpenStream(path), ZipArchiveMode.Read);

    private static IEnumerable<Column> Columns(NpzArray array, string path, TableReadOptions options)
    {
        if (!array.Runs.SelectMany(run => run.Columns).Any(column => options.Columns?.Contains(column.Name) ?? true))
            yield break;
        using var stream = new SummedStream(array.Entry.Open());
        NpyHeader.Read(stream, array.Source);
        foreach (var run in array.Runs)
        {
            var wanted = run.Columns
                .Where(column => options.Columns?.Contains(column.Name) ?? true)
                .Select(column => new NpyColumnBuilder(column, run.RecordSize, path, options.Storage))
                .ToList();
            Read(stream, array, run, wanted, options.Cancellation);
            foreach (var column in wanted)
                yield return column.Build();
        }
        if (stream.ReadByte() >= 0)
            throw new InputException($"{array.Source} has bytes behind its array; save it again.");
        if (stream.Checksum != array.Entry.Crc32)
            throw new InputException($"{array.Source} is damaged: its checksum is wrong; copy or save the file again.");
    }

    private static void Read(Stream stream, NpzArray array, NpyRun run, List<NpyColumnBuilder> columns, CancellationToken cancellation)
    {
        var most = Math.Clamp(BlockBytes / run.RecordSize, 1, ColumnData.ChunkRows);
        var block = new byte[most * run.RecordSize];
        for (var left = array.Header.Rows; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(most, left);
            var bytes = block.AsSpan(0, count * run.RecordSize);
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw new InputException($"{array.Source} is cut off: {left} of its rows are missing or incomplete; copy or save the file again.");
            fixed (byte* records = bytes)
            {
                foreach (var column in columns)
                    column.Add(records, count);
            }
            left -= count;
        }
    }

    /// <summary>An array of the archive.</summary>
    private sealed record NpzArray(ZipArchiveEntry Entry, string Key, string Source, NpyHeader Header, IReadOnlyList<NpyRun> Runs)
    {
        /// <summary>Reads an entry's header.</summary>
        /// <exception cref="InputException">The entry is no array, or shorter than its header says.</exception>
        public static NpzArray Of(ZipArchiveEntry entry, string path)
        {
            if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
                throw new InputException($"{path}: the archive's entry '{entry.FullName}' is no array; an .npz file holds arrays alone.");
            var key = entry.FullName[..^Extension.Length];
            var source = $"{path}, array '{key}'";
            using var stream = entry.Open();
            var header = NpyHeader.Read(stream, source);
            if (entry.Length < header.DataBytes)
                throw new InputException($"{source} is cut off: its elements have {header.DataBytes} bytes, all of it {entry.Length}; copy or save the file again.");
            return new NpzArray(entry, key, source, header, NpyRun.Of(header, key, prefix: key, fieldPrefix: $"{key}."));
        }
    }
}
