using System.Data.Common;
using Accel.Engine.Data.Storage;
using Microsoft.Data.Sqlite;

namespace Accel.Engine.Data.Sql;

/// <summary>Reads an answer whose columns are of the types that the reader gives.</summary>
internal static class DatabaseAnswer
{
    private delegate void Take(DbDataReader reader, int place, FieldColumn column);

    /// <summary>Reads all rows that are left.</summary>
    public static DataTable Read(DbDataReader reader, string name, DataStorage storage, CancellationToken cancellation)
    {
        if (reader is SqliteDataReader sqlite)
            return SqliteAnswer.Read(sqlite, name, name, null, storage, cancellation);
        var takes = Enumerable.Range(0, reader.FieldCount).Select(place => TakeOf(reader, place, name)).ToArray();
        var columns = new AnswerColumns(reader, name, name, null, storage, place => reader.GetFieldType(place) == typeof(bool));
        var rows = 0L;
        for (; reader.Read(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var place = 0; place < takes.Length; place++)
            {
                if (reader.IsDBNull(place))
                    columns.Fields[place]!.AddMissing();
                else
                    takes[place](reader, place, columns.Fields[place]!);
            }
        }
        return columns.Build(rows);
    }

    private static Take TakeOf(DbDataReader reader, int place, string source)
    {
        var type = reader.GetFieldType(place);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Double => static (reader, place, column) => column.Add(reader.GetDouble(place)),
            TypeCode.Single => static (reader, place, column) => column.Add(reader.GetFloat(place)),
            TypeCode.Decimal => static (reader, place, column) => column.Add((double)reader.GetDecimal(place)),
            TypeCode.Int64 => static (reader, place, column) => column.Add(reader.GetInt64(place)),
            TypeCode.Int32 => static (reader, place, column) => column.Add((double)reader.GetInt32(place)),
            TypeCode.Int16 => static (reader, place, column) => column.Add((double)reader.GetInt16(place)),
            TypeCode.Byte => static (reader, place, column) => column.Add((double)reader.GetByte(place)),
            TypeCode.SByte => static (reader, place, column) => column.Add((double)reader.GetFieldValue<sbyte>(place)),
            TypeCode.UInt16 => static (reader, place, column) => column.Add((double)reader.GetFieldValue<ushort>(place)),
            TypeCode.UInt32 => static (reader, place, column) => column.Add((double)reader.GetFieldValue<uint>(place)),
            TypeCode.UInt64 => static (reader, place, column) => column.Add(reader.GetFieldValue<ulong>(place)),
            TypeCode.Boolean => static (reader, place, column) => column.Add(reader.GetBoolean(place) ? 1.0 : 0.0),
            TypeCode.String => static (reader, place, column) => column.Add(reader.GetString(place)),
            TypeCode.DateTime => throw IsTime(reader, place, source),
            _ when type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeSpan) || type == typeof(TimeOnly) => throw IsTime(reader, place, source),
            _ => throw new InputException($"{source}: column '{reader.GetName(place)}' is of type {type.Name}, which is neither number nor text; cast it in the query, or leave it out."),
        };
    }

    // R takes dates as numbers of days and times as numbers of seconds, read.csv takes both as text: only the user knows.
    private static InputException IsTime(DbDataReader reader, int place, string source) =>
        new($"{source}: column '{reader.GetName(place)}' holds dates or times; in the query, make it a number (such as days since some date) or cast it to text for a category, or leave it out.");
}
