using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>A column of TRUE, FALSE and missing values.</summary>
public sealed class LogicalColumn : Column
{
    /// <summary>Creates a column of the given values.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One value for each row, null where it is missing.</param>
    public LogicalColumn(string name, IReadOnlyList<bool?> values)
        : this(name, ColumnData.From([.. values.Select(value => value switch { true => 1, false => 0, null => Missing })])) { }

    internal LogicalColumn(string name, ColumnData states)
        : base(name, states)
    {
    }

    internal const int Missing = -1;

    /// <summary>One state for each row: 0 false, 1 true, −1 missing.</summary>
    public ColumnData States => Data;

    /// <summary>The value of a row, null where it is missing.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool? this[int row] => Data[row] switch { Missing => null, var state => state == 1 };

    /// <inheritdoc/>
    internal override bool IsMissing(double stored) => stored == Missing;
}
