using Accel.Engine.Data.Csv;

namespace Accel.Engine.Data;

/// <summary>
/// Reads delimited text with a header line into a table, much as R's <c>read.csv</c> does.
/// </summary>
/// <remarks>
/// <para>The delimiter (comma, semicolon, tab or bar) is found from the first lines. Fields may stand
/// in double quotes; a quote inside is doubled. Blank lines are skipped. Text is UTF-8, or UTF-16
/// with a byte order mark; gzip is recognized by its first bytes.</para>
/// <para>An empty field and <c>NA</c>, quoted or not, are missing. A column is numeric where every other
/// field is a number; logical where all are T, TRUE, true, True or their opposites, or where every
/// field is missing; else categorical. Blanks around numbers, logical words and NA don't count; in
/// text they do.</para>
/// <para>Header names are kept as they are, without blanks around them. Columns without a name are called
/// <c>X</c>, <c>X.1</c>, …, as in R; two columns of one name are an error.</para>
/// <para>Needs memory for the columns and a buffer. What cannot be read twice (standard input, a pipe)
/// is also kept as it was read until the columns are typed.</para>
/// </remarks>
public static class CsvReader
{
    private const int BlockSize = 1 << 19;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; null for all columns on all cores.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InputException">The file cannot be read, or is not a table.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static DataTable Read(string path, CsvOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Guard(path, () =>
        {
            using var input = CsvInput.OfFile(path);
            return Read(input, TableName(path), options ?? new CsvOptions(), BlockSize, cancellation);
        });
    }

    /// <summary>Reads a file that is open, from where it stands; leaves it open.</summary>
    internal static DataTable Read(FileStream file, string path, CsvOptions options, CancellationToken cancellation) => Guard(path, () =>
    {
        using var input = CsvInput.OfStream(file, path);
        return Read(input, TableName(path), options, BlockSize, cancellation);
    });

    /// <summary>Reads a stream from where it stands; leaves it open.</summary>
    /// <param name="stream">The bytes of the text, plain or gzip.</param>
    /// <param name="name">Name of the table and, in messages, of the input.</param>
    /// <param name="options">How to read it; null for all columns on all cores.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InputException">The stream cannot be read, or is not a table.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static DataTable Read(Stream stream, string name, CsvOptions? options = null, CancellationToken cancellation = default) =>
        Read(stream, name, options ?? new CsvOptions(), BlockSize, cancellation);

    /// <summary>Reads a stream in blocks of the given size, which the result does not depend on.</summary>
    internal static DataTable Read(Stream stream, string name, CsvOptions options, int blockSize, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return Guard(name, () =>
        {
            using var input = CsvInput.OfStream(stream, name);
            return Read(input, name, options, blockSize, cancellation);
        });
    }

    private static DataTable Read(CsvInput input, string name, CsvOptions options, int blockSize, CancellationToken cancellation)
    {
        var meter = new ReadMeter(options.Progress, cancellation);
        return new TextTable(input, options, meter, blockSize).Read(name);
    }

    private static DataTable Guard(string source, Func<DataTable> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{source}: the gzip data are damaged or cut off; get the file again, or unpack it and look.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{source}: reading failed: {error.Message}", error);
        }
    }

    private static string TableName(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        return Path.GetFileNameWithoutExtension(name);
    }
}
