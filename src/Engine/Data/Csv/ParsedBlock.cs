namespace Accel.Engine.Data.Csv;

/// <summary>A block with its rows and the values of the wanted columns; used again for the next block.</summary>
/// <param name="columns">Fields of each row.</param>
/// <param name="delimiter">The byte between fields.</param>
/// <param name="wanted">The places of the wanted columns.</param>
internal sealed class ParsedBlock(int columns, byte delimiter, IReadOnlyList<int> wanted)
{
    /// <summary>The text.</summary>
    public Block Block { get; init; } = new();

    /// <summary>Where its rows and fields are.</summary>
    public FieldIndex Index { get; } = new(columns, delimiter);

    /// <summary>The wanted columns, in their order.</summary>
    public BlockColumn[] Columns { get; } = [.. wanted.Select(column => new BlockColumn(column))];

    /// <summary>Number of line ends in the block.</summary>
    public int LineEnds { get; private set; }

    /// <summary>Parses the rows.</summary>
    /// <param name="from">Where the first begins.</param>
    /// <param name="isFirst">True where it is the first of the input.</param>
    /// <param name="builders">Where the columns will go, and what is known of them.</param>
    public void Parse(int from, bool isFirst, ColumnBuilder[] builders)
    {
        LineEnds = LineCount.Of(Block.Text);
        Index.Build(Block, from, isFirst);
        for (var i = 0; i < Columns.Length; i++)
            builders[i].Parse(Columns[i], Block, Index);
    }
}
