using System.Data.Common;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Sql;

/// <summary>The columns of a database's answer, as they are filled row by row.</summary>
internal sealed class AnswerColumns
{
    private readonly string _name;
    private readonly string _source;
    private readonly DataStorage _storage;
    private readonly string[] _names;
    private readonly FieldColumn?[] _columns;

    /// <summary>Prepares the columns.</summary>
    /// <param name="reader">The answer.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="source">The input, for messages.</param>
    /// <param name="wanted">Names of the columns to keep; null for all.</param>
    /// <param name="storage">Where they are kept.</param>
    /// <param name="isLogical">True for the columns of truth values.</param>
    /// <exception cref="InputException">The answer has no columns, or names that cannot be told apart.</exception>
    public AnswerColumns(DbDataReader reader, string name, string source, IReadOnlySet<string>? wanted, DataStorage storage, Func<int, bool> isLogical)
    {
        if (reader.FieldCount == 0)
            throw new InputException($"{source}: the query gives no table; write one that selects columns.");
        (_name, _source, _storage) = (name, source, storage);
        _names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        for (var i = 0; i < _names.Length; i++)
        {
            if (_names[i].Length == 0)
                throw new InputException($"{source}: column {i + 1} of the query has no name; give it one with AS.");
            if (Array.IndexOf(_names, _names[i]) < i)
                throw new InputException($"{source}: two columns of the query are named '{_names[i]}'; give one another name with AS.");
        }
        _columns = [.. _names.Select((one, i) => wanted?.Contains(one) ?? true ? new FieldColumn(one, source, storage, isLogical(i)) : null)];
    }

    /// <summary>The columns; null where one is not wanted.</summary>
    public ReadOnlySpan<FieldColumn?> Fields => _columns;

    /// <summary>The table of the rows added.</summary>
    /// <exception cref="InputException">There are none, or too many.</exception>
    public DataTable Build(long rows)
    {
        if (rows == 0)
            throw new InputException($"{_source}: the query gives no rows.");
        if (rows > Array.MaxLength)
            throw new InputException($"{_source}: the query gives {rows} rows; a table holds {Array.MaxLength} at most. Ask for fewer.");
        return new DataTable(_name, _source, _storage, [.. _columns.OfType<FieldColumn>().Select(column => column.Build())], (int)rows) { Names = _names };
    }
}
