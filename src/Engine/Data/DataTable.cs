using System.Data.Common;
using Accel.Engine.Data.Sql;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>Named, typed columns of equal length: R's data frame.</summary>
public sealed class DataTable
{
    private readonly Dictionary<string, Column> byName = new(StringComparer.Ordinal);

    /// <summary>Creates a table of columns in memory.</summary>
    /// <param name="name">The table's name, as R's call shows it after <c>data =</c>.</param>
    /// <param name="columns">The columns, of equal length and with different names.</param>
    /// <exception cref="InputException">Two columns share a name, or lengths differ.</exception>
    public DataTable(string name, params IReadOnlyList<Column> columns)
        : this(name, name, DataStorage.Memory, columns)
    {
    }

    /// <param name="name">The table's name.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="storage">Where the columns are kept.</param>
    /// <param name="columns">The columns that were read.</param>
    /// <param name="rowCount">Number of rows, for a table of which no column may have been read; null for that of the columns.</param>
    internal DataTable(string name, string source, DataStorage storage, IReadOnlyList<Column> columns, int? rowCount = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(columns);
        Name = name;
        Source = source;
        Storage = storage;
        Columns = columns;
        RowCount = rowCount ?? (columns.Count == 0 ? 0 : columns[0].Count);
        Names = [.. columns.Select(column => column.Name)];
        foreach (var column in columns)
        {
            if (column.Count != RowCount)
                throw new InputException($"{source}: column '{column.Name}' has {column.Count} rows, '{columns[0].Name}' has {RowCount}; columns of a table must have the same length.");
            if (!byName.TryAdd(column.Name, column))
                throw new InputException($"{source}: two columns are named '{column.Name}'; rename one of them.");
        }
    }

    /// <summary>Reads the rows of a database's answer.</summary>
    /// <param name="reader">
    /// The answer; read to its end and left open. Numbers become numeric columns (decimals as the nearest double), truth values
    /// logical and texts categorical ones; NULL is a missing value. In an answer of SQLite the values decide: a
    /// column is categorical where any of them is text.
    /// </param>
    /// <param name="name">The table's name, as R's call shows it after <c>data =</c>.</param>
    /// <param name="storage">Where the columns are kept; null for memory.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InputException">
    /// There are no rows; a column is nameless, or neither of numbers nor of text (dates and times are refused: only the
    /// query can say whether they count or group); or a whole number is beyond 2⁵³, where doubles are not exact.
    /// </exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static DataTable FromReader(DbDataReader reader, string name, DataStorage? storage = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(name);
        return DatabaseAnswer.Read(reader, name, storage ?? DataStorage.Memory, cancellation);
    }

    /// <summary>The table's name: for a file its name without folder and extension.</summary>
    public string Name { get; }

    /// <summary>Where the table comes from, for messages: the file as it was given, or the name.</summary>
    public string Source { get; }

    /// <summary>Where the columns are kept, and what is computed from them.</summary>
    internal DataStorage Storage { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The names of all columns that there are, also of those that were not read.</summary>
    public IReadOnlyList<string> Names { get; internal init; }

    /// <summary>The file that columns are still read from; null where there is none.</summary>
    internal FileStamp? File { get; init; }

    /// <summary>The column of that name; letters' case matters.</summary>
    /// <param name="name">The column's name.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public Column this[string name] => Find(name) ?? throw new InputException(DescribeMissing(name));

    /// <summary>The column of that name, or null.</summary>
    /// <param name="name">The column's name.</param>
    public Column? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The table of some columns, in the given order.</summary>
    /// <param name="names">Their names.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public DataTable Select(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new DataTable(Name, Source, Storage, [.. names.Select(name => this[name])], RowCount) { File = File };
    }

    /// <summary>This table as one of which only some columns were read.</summary>
    /// <param name="names">The names of all.</param>
    internal DataTable Among(IReadOnlyList<string> names) => new(Name, Source, Storage, Columns, RowCount) { Names = names, File = File };

    /// <summary>Refuses results of a file that was written to while its columns were used.</summary>
    /// <exception cref="InputException">The file is not what it was when it was opened.</exception>
    internal void EnsureUnchanged() => File?.EnsureUnchanged();

    /// <summary>What to tell a user who asked for a column that does not exist.</summary>
    internal string DescribeMissing(string name)
    {
        const int listed = 20;
        if (Names.Contains(name))
            return $"{Source}: the column '{name}' was not read; read it with the others.";
        var nearest = NearestName.Find(name, Names);
        var suggestion = nearest is null ? "" : $"; did you mean '{nearest}'?";
        var more = Names.Count > listed ? $" and {Names.Count - listed} more" : "";
        return $"{Source} has no column '{name}'{suggestion}{(nearest is null ? "." : "")} Its columns are {string.Join(", ", Names.Take(listed))}{more}.";
    }
}
