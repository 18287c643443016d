namespace Accel.Engine.Data;

/// <summary>A column of TRUE, FALSE and missing values.</summary>
public sealed class LogicalColumn : Column
{
    private readonly sbyte[] states;

    /// <summary>Creates a column of the given values.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One value for each row, null where it is missing.</param>
    public LogicalColumn(string name, IReadOnlyList<bool?> values)
        : this(name, [.. values.Select(value => value switch { true => (sbyte)1, false => (sbyte)0, null => Missing })]) { }

    internal LogicalColumn(string name, sbyte[] states) : base(name) => this.states = states;

    internal const sbyte Missing = -1;

    /// <summary>One state for each row: 0 false, 1 true, −1 missing.</summary>
    public ReadOnlySpan<sbyte> States => states;

    /// <summary>The value of a row, null where it is missing.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool? this[int row] => states[row] == Missing ? null : states[row] == 1;

    /// <inheritdoc/>
    public override int Count => states.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => states[row] == Missing;
}
