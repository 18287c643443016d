using Accel.Engine.Data.AccelFormat;
using Accel.Engine.Data.Npy;
using Accel.Engine.Data.Sql;

namespace Accel.Engine.Data;

/// <summary>Reads a file of any format; the format is told by the first bytes, not by the name.</summary>
public static class TableReader
{
    private const int StartBytes = 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; null for all columns in memory.</param>
    /// <exception cref="InputException">The file cannot be read, or is not a table.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static DataTable Read(string path, TableReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new TableReadOptions();
        // Once: what writes into a pipe would end when its reader goes away.
        using var file = InputFile.OpenStream(path);
        var start = StartOf(file, path);
        if (start.StartsWith(SqliteDatabase.Magic))
            return SqliteDatabase.Read(path, options);
        if (options.Query is not null)
            throw NoQuery(path);
        if (start.StartsWith(AccelHeader.Magic))
            return AccelFile.Read(path, options);
        if (start.StartsWith(NpyHeader.Magic))
            return NpyFile.Read(path, options);
        if (start.StartsWith(NpzFile.Magic) && NpzFile.HasArrays(path))
            return NpzFile.Read(path, options);
        return CsvReader.Read(file, path, options.ForText, options.Cancellation);
    }

    /// <summary>Reads delimited text from where a stream stands; leaves it open.</summary>
    /// <param name="stream">The bytes of the text, plain or gzip.</param>
    /// <param name="name">Name of the table and, in messages, of the input.</param>
    /// <param name="options">How to read it; null for all columns in memory.</param>
    /// <exception cref="InputException">The stream cannot be read, or is not a table.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static DataTable Read(Stream stream, string name, TableReadOptions? options = null)
    {
        options ??= new TableReadOptions();
        if (options.Query is not null)
            throw NoQuery(name);
        return CsvReader.Read(stream, name, options.ForText, options.Cancellation);
    }

    private static InputException NoQuery(string source) =>
        new($"{source} is no SQLite database, and only that can be asked with a query; leave the query out.");

    /// <summary>The file's first bytes; none of a pipe, whose bytes can be read only once.</summary>
    private static ReadOnlySpan<byte> StartOf(FileStream file, string path)
    {
        if (!file.CanSeek)
            return [];
        try
        {
            var start = new byte[StartBytes];
            var count = file.ReadAtLeast(start, StartBytes, throwOnEndOfStream: false);
            file.Position = 0;
            return start.AsSpan(0, count);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: reading failed: {error.Message}", error);
        }
    }
}
