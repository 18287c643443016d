using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>What an <c>.accel</c> file holds.</summary>
/// <param name="TableName">The table's name.</param>
/// <param name="RowCount">Number of rows.</param>
/// <param name="Columns">The columns, in order.</param>
internal sealed record AccelDirectory(string TableName, int RowCount, IReadOnlyList<AccelColumn> Columns);

/// <summary>One column of the file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its elements stand for.</param>
/// <param name="Levels">The texts of a categorical column; none for the other kinds.</param>
/// <param name="Chunks">Its chunks, in order.</param>
internal sealed record AccelColumn(string Name, AccelColumnKind Kind, string[] Levels, AccelChunk[] Chunks)
{
    /// <summary>Bytes of all its chunks.</summary>
    public long StoredBytes => Chunks.Sum(chunk => (long)chunk.ByteCount);
}

/// <summary>What a column's elements stand for.</summary>
internal enum AccelColumnKind : byte
{
    /// <summary>Numbers.</summary>
    Numeric = 1,

    /// <summary>Places in the list of levels, −1 where there is none.</summary>
    Categorical = 2,

    /// <summary>0 false, 1 true, −1 missing.</summary>
    Logical = 3,
}

/// <summary>One chunk of a column.</summary>
/// <param name="Type">How its elements are written.</param>
/// <param name="Rows">Number of elements.</param>
/// <param name="Range">What they span.</param>
/// <param name="Offset">Where the first begins in the file.</param>
/// <param name="Checksum">CRC-32C of their bytes.</param>
internal sealed record AccelChunk(ElementType Type, int Rows, ChunkRange Range, long Offset, uint Checksum)
{
    /// <summary>Bytes of the elements.</summary>
    public int ByteCount => Rows * Type.Size();
}
