namespace Accel.Engine.Data.Csv;

/// <summary>Reads the input once, from its header to its end.</summary>
/// <param name="reader">The blocks.</param>
/// <param name="source">The name of the input in messages.</param>
internal sealed class TablePass(BlockReader reader, string source)
{
    private readonly Block _first = new();
    private readonly Lock _reading = new();
    private int _firstRow;
    private long _lines;

    /// <summary>Number of rows read.</summary>
    public int RowCount { get; private set; }

    /// <summary>Reads the names of the columns.</summary>
    /// <exception cref="InputException">There is no header, or something is wrong with it.</exception>
    public string[] ReadHeader()
    {
        var marks = new MarkList();
        while (reader.TryRead(_first))
        {
            var scanner = new RecordScanner(_first.Text, reader.Delimiter);
            var found = scanner.ReadWritten(marks);
            var fault = found && !scanner.IsCutOff ? scanner.Fault : _first.Fault ?? scanner.Fault;
            if (fault is not null)
                throw Error(fault, _first);
            if (found)
            {
                _firstRow = scanner.Next;
                return CsvHeader.TryRead(_first.Text, marks, out var names, out fault) ? names : throw Error(fault, _first);
            }
            _lines += LineCount.Of(_first.Text);
        }
        throw new InputException($"{source} is empty; it needs a header line and rows.");
    }

    /// <summary>Reads all rows into the wanted columns.</summary>
    /// <param name="fields">Fields that each row must have.</param>
    /// <param name="wanted">The places of the wanted columns.</param>
    /// <param name="builders">The wanted columns.</param>
    /// <param name="threads">Threads that parse.</param>
    public void ReadRows(int fields, IReadOnlyList<int> wanted, ColumnBuilder[] builders, int threads)
    {
        // What the first rows hold tells the threads what to expect of the columns.
        var first = new ParsedBlock(fields, reader.Delimiter, wanted) { Block = _first };
        do
        {
            first.Parse(_firstRow, isFirst: RowCount == 0, builders);
            Add(first, builders);
            _firstRow = 0;
        }
        while (RowCount == 0 && reader.TryRead(_first));

        var order = new BlockOrder(_first.Number + 1);
        if (!reader.IsDone)
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
                ParseBlocks(thread == 0 ? first : new ParsedBlock(fields, reader.Delimiter, wanted), builders, order));
        }
        order.ThrowIfFailed();
    }

    private void ParseBlocks(ParsedBlock parsed, ColumnBuilder[] builders, BlockOrder order)
    {
        var more = true;
        while (more && !order.HasFailed)
        {
            var failure = BlockOrder.Failure(() =>
            {
                lock (_reading)
                    more = reader.TryRead(parsed.Block);
                if (more)
                    parsed.Parse(0, isFirst: false, builders);
            });
            if (failure is not null)
                order.HandIn(parsed.Block.Number, failure.Throw);
            else if (more)
                order.HandIn(parsed.Block.Number, () => Add(parsed, builders));
        }
    }

    private void Add(ParsedBlock parsed, ColumnBuilder[] builders)
    {
        var index = parsed.Index;
        if (RowCount > int.MaxValue - index.RowCount)
            throw new InputException($"{source} has more than {int.MaxValue} rows; cut it into several files.");
        var fault = index.Fault;
        var faultyRow = int.MaxValue;
        for (var i = 0; i < builders.Length; i++)
        {
            if (builders[i].Add(parsed.Columns[i], parsed.Block, index) is { } row && row < faultyRow)
            {
                faultyRow = row;
                fault = new Fault(index.Marks[index.Rows[row]] + 1, $"column '{builders[i].Name}' is not UTF-8 text; save the file with the encoding UTF-8.");
            }
        }
        if (fault is not null)
            throw Error(fault, parsed.Block);
        RowCount += index.RowCount;
        _lines += parsed.LineEnds;
    }

    private InputException Error(Fault fault, Block block) =>
        new($"{source}, line {_lines + 1 + LineCount.Of(block.Text[..fault.Position])}: {fault.Message}");
}
