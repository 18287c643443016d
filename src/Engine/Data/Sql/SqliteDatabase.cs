using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Accel.Engine.Data.Sql;

/// <summary>Reads a query's answer, or a table, from an SQLite database.</summary>
internal static class SqliteDatabase
{
    /// <summary>How every such file begins.</summary>
    public static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Reads what the options ask for; the database is opened for reading only.</summary>
    /// <exception cref="InputException">The database or the query cannot be read, or the answer is no table.</exception>
    public static DataTable Read(string path, TableReadOptions options)
    {
        var query = options.Query;
        try
        {
            using var connection = Open(path);
            if (query is not null)
                return Ask(connection, path, query, options);
            var table = OnlyTable(connection, path);
            query = $"SELECT * FROM {Quote(table)}";
            var names = Names(connection, query);
            var some = names.Where(name => options.Columns?.Contains(name) ?? true).ToList();
            if (some.Count < names.Count)
                query = $"SELECT {(some.Count == 0 ? "1" : string.Join(", ", some.Select(Quote)))} FROM {Quote(table)}";
            return Ask(connection, path, query, options, names);
        }
        catch (SqliteException error)
        {
            throw new InputException(query is null ? $"{path} cannot be read: {error.Message}" : $"{path}: {error.Message}\n  in the query {query}", error);
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or TargetInvocationException or FileNotFoundException)
        {
            throw new InputException(
                $"{path} is an SQLite database, and this build of accel has no SQLite library for {RuntimeInformation.RuntimeIdentifier}; export the table as CSV, e.g. with: sqlite3 -header -csv FILE \"SELECT ...\".", error);
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            // A whole path is never taken for one of SQLite's own names, such as file:… or :memory:.
            DataSource = Path.GetFullPath(path),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static DataTable Ask(SqliteConnection connection, string path, string query, TableReadOptions options, IReadOnlyList<string>? allNames = null)
    {
        using var command = Command(connection, query);
        using var reader = command.ExecuteReader();
        var table = SqliteAnswer.Read(reader, Path.GetFileNameWithoutExtension(path), path, options.Columns, options.Storage, options.Cancellation);
        return allNames is null ? table : table.Among(allNames);
    }

    private static string OnlyTable(SqliteConnection connection, string path)
    {
        using var command = Command(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
            tables.Add(reader.GetString(0));
        return tables switch
        {
            [var only] => only,
            [] => throw new InputException($"{path} has no tables."),
            _ => throw new InputException($"{path} has {tables.Count} tables; choose with --query \"SELECT ... FROM ...\". They are {string.Join(", ", tables)}."),
        };
    }

    private static List<string> Names(SqliteConnection connection, string query)
    {
        using var command = Command(connection, $"{query} LIMIT 0");
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static SqliteCommand Command(SqliteConnection connection, string query)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The query is the user's own, and the database is open for reading only.
        command.CommandText = query;
#pragma warning restore CA2100
        return command;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
