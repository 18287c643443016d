namespace Accel.Engine.Data;

/// <summary>A column of numbers. NaN is a missing value, as for R's <c>na.omit</c>; infinities are values.</summary>
public sealed class NumericColumn : Column
{
    /// <summary>Creates a column over the given values, which are not copied.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One value for each row.</param>
    public NumericColumn(string name, double[] values) : base(name)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>The values, one for each row.</summary>
    public double[] Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);
}
