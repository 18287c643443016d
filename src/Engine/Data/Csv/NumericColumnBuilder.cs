namespace Accel.Engine.Data.Csv;

/// <summary>Takes numbers and missing values; keeps no text.</summary>
internal sealed class NumericColumnBuilder : ColumnBuilder
{
    private readonly ChunkedList<double> values = new();

    /// <summary>True until the first field that is not missing.</summary>
    public bool OnlyMissing { get; private set; } = true;

    public override int Count => values.Count;

    public override bool TryAdd(ReadOnlySpan<byte> field)
    {
        var trimmed = FieldText.Trim(field);
        if (!FieldText.IsMissing(trimmed))
        {
            if (!NumberParser.TryParse(trimmed, out var value))
                return false;
            OnlyMissing = false;
            values.Add(value);
            return true;
        }
        values.Add(double.NaN);
        return true;
    }

    /// <summary>A column without any value is logical, as in R.</summary>
    public override Column Build(string name)
    {
        if (!OnlyMissing)
            return new NumericColumn(name, values.ToArray());
        var states = new int[Count];
        Array.Fill(states, LogicalColumn.Missing);
        return new LogicalColumn(name, states);
    }
}
