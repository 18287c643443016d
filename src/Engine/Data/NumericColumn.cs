using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>A column of numbers. NaN is a missing value, as for R's <c>na.omit</c>; infinities are values.</summary>
/// <param name="name">The column's name.</param>
/// <param name="values">One value for each row; an array is copied.</param>
public sealed class NumericColumn(string name, ColumnData values) : Column(name, values)
{
    /// <summary>The values, one for each row.</summary>
    public ColumnData Values => Data;

    /// <inheritdoc/>
    internal override bool IsMissing(double stored) => double.IsNaN(stored);
}
