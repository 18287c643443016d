using Accel.Engine.Data.AccelFormat;

namespace Accel.Engine.Data;

/// <summary>
/// The <c>.accel</c> format: columns in chunks as they are in memory, each with its range and checksum,
/// so that a fit can start without parsing. <c>docs/accel-format.md</c> says what every byte means.
/// </summary>
public static class AccelFile
{
    /// <summary>Opens a file; its columns stay in it and are mapped into memory, or read again in every pass where the storage does not allow as much.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns, and what memory; null for all columns in memory.</param>
    /// <exception cref="InputException">The file is no <c>.accel</c> file, or one that is damaged; the message says where.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static DataTable Read(string path, TableReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new AccelReader(path).Table(options ?? new TableReadOptions());
    }

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">Takes the bytes in order; need not be able to seek, and stays open.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">The writing was ended.</exception>
    public static void Write(DataTable table, Stream target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(target);
        new AccelWriter(table).Write(target, cancellation);
    }
}
