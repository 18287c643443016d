using Accel.Engine.Data.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Accel.Engine.Data.Sql;

/// <summary>Reads an answer of SQLite, in which every value has a type of its own.</summary>
internal static class SqliteAnswer
{
    /// <summary>Reads all rows that are left.</summary>
    /// <exception cref="InputException">A value is neither number nor text, or there are no rows.</exception>
    public static DataTable Read(
        SqliteDataReader reader, string name, string source, IReadOnlySet<string>? wanted, DataStorage storage, CancellationToken cancellation)
    {
        var columns = new AnswerColumns(reader, name, source, wanted, storage, _ => false);
        var rows = 0L;
        for (; reader.Read(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            // The values are taken from the library itself: the reader would look up the type of each again.
            var statement = reader.Handle!;
            for (var place = 0; place < columns.Fields.Length; place++)
            {
                if (columns.Fields[place] is { } column)
                    Take(statement, place, column);
            }
        }
        return columns.Build(rows);
    }

    private static void Take(sqlite3_stmt statement, int place, FieldColumn column)
    {
        switch (raw.sqlite3_column_type(statement, place))
        {
            case raw.SQLITE_INTEGER:
                column.Add(raw.sqlite3_column_int64(statement, place));
                break;
            case raw.SQLITE_FLOAT:
                column.Add(raw.sqlite3_column_double(statement, place));
                break;
            case raw.SQLITE_TEXT:
                // Makes the text UTF-8, in whatever encoding the database has it.
                raw.sqlite3_column_text(statement, place);
                column.Add(raw.sqlite3_column_blob(statement, place));
                break;
            case raw.SQLITE_BLOB:
                throw column.Refusal("a blob", "cast it to text or to a number in the query");
            default:
                column.AddMissing();
                break;
        }
    }
}
