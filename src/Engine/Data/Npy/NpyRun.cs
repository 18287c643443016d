namespace Accel.Engine.Data.Npy;

/// <summary>A column of an array.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Offset">Where its first element begins in its run of records.</param>
internal sealed record NpyColumn(string Name, NpyType Type, int Offset);

/// <summary>Records of equal size, one a row, that hold some columns side by side.</summary>
/// <param name="Offset">Where the first record begins, from the array's first element.</param>
/// <param name="RecordSize">Bytes of a record.</param>
/// <param name="Columns">The columns.</param>
internal sealed record NpyRun(long Offset, int RecordSize, IReadOnlyList<NpyColumn> Columns)
{
    /// <summary>The runs of an array: all columns in one, or one for each where they stand one after the other.</summary>
    /// <param name="header">The array's header.</param>
    /// <param name="name">The name of an only column.</param>
    /// <param name="prefix">What stands before the numbers of the columns of a matrix.</param>
    /// <param name="fieldPrefix">What stands before the names of fields.</param>
    public static IReadOnlyList<NpyRun> Of(NpyHeader header, string name, string prefix, string fieldPrefix)
    {
        var size = header.RecordSize;
        if (header.Fields[0].Name is not null)
            return [new NpyRun(0, size, [.. header.Fields.Select(field => new NpyColumn(fieldPrefix + field.Name, field.Type, field.Offset))])];
        var type = header.Fields[0].Type;
        if (header.Columns is not { } count)
            return [new NpyRun(0, size, [new NpyColumn(name, type, 0)])];
        var places = Enumerable.Range(0, count);
        if (header.IsFortranOrder)
            return [.. places.Select(place => new NpyRun((long)place * header.Rows * size, size, [new NpyColumn($"{prefix}{place + 1}", type, 0)]))];
        if ((long)count * size > int.MaxValue)
            throw new InputException($"The array '{name}' has rows of {(long)count * size} bytes; save it transposed, or fewer columns of it.");
        return [new NpyRun(0, count * size, [.. places.Select(place => new NpyColumn($"{prefix}{place + 1}", type, place * size))])];
    }
}
