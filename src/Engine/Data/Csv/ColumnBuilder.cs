namespace Accel.Engine.Data.Csv;

/// <summary>Collects the fields of one column.</summary>
internal abstract class ColumnBuilder
{
    /// <summary>Takes the next field; false where it is not of the builder's kind, and then it was not taken.</summary>
    /// <param name="field">The field's bytes, quotes removed.</param>
    public abstract bool TryAdd(ReadOnlySpan<byte> field);

    /// <summary>Number of fields taken.</summary>
    public abstract int Count { get; }

    /// <summary>The finished column.</summary>
    public abstract Column Build(string name);
}
