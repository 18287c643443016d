namespace Accel.Engine.Data;

/// <summary>One named column of a table, typed over its whole length.</summary>
public abstract class Column
{
    private protected Column(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The column's name, as the header gives it.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>True where the row has no value, R's <c>is.na</c>.</summary>
    /// <param name="row">The row, from 0.</param>
    public abstract bool IsMissing(int row);
}
