using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>One named column of a table, typed over its whole length.</summary>
public abstract class Column
{
    private protected Column(string name, ColumnData data)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(data);
        Name = name;
        Data = data;
    }

    /// <summary>The column's name, as the header gives it.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Data.Count;

    /// <summary>What is stored: the values themselves, or codes of them.</summary>
    internal ColumnData Data { get; }

    /// <summary>True where the row has no value, R's <c>is.na</c>.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool IsMissing(int row) => IsMissing(Data[row]);

    /// <summary>True for what is stored where there is no value.</summary>
    internal abstract bool IsMissing(double stored);
}
