namespace Accel.Engine.Data.Csv;

/// <summary>Reads a table from text, some columns twice: those in which numbers turn out to be text.</summary>
/// <param name="input">The input.</param>
/// <param name="options">How to read it.</param>
/// <param name="meter">Counts what was read.</param>
/// <param name="blockSize">Bytes to parse at a time.</param>
internal sealed class TextTable(CsvInput input, CsvOptions options, ReadMeter meter, int blockSize)
{
    private readonly int _threads = options.Threads ?? Environment.ProcessorCount;

    /// <summary>Reads the wanted columns.</summary>
    /// <param name="name">The table's name.</param>
    /// <exception cref="InputException">The input is not a table.</exception>
    public DataTable Read(string name)
    {
        var delimiter = DelimiterSniffer.Sniff(Preview.Lines(input.Open(meter), out var whole));
        var pass = new TablePass(new BlockReader(whole, delimiter, blockSize), input.Source);
        var names = pass.ReadHeader();
        int[] wanted = [.. Enumerable.Range(0, names.Length).Where(i => options.Columns?.Contains(names[i]) ?? true)];
        var builders = Array.ConvertAll(wanted, i => new ColumnBuilder(names[i], options.Storage));
        pass.ReadRows(names.Length, wanted, builders, _threads);
        if (pass.RowCount == 0)
            throw new InputException($"{input.Source} has a header line but no rows.");
        int[] late = [.. Enumerable.Range(0, builders.Length).Where(i => builders[i].Kind == FieldKind.LateText)];
        if (late.Length > 0)
            ReadAgain(late, wanted, builders, names.Length, pass.RowCount, delimiter);

        var columns = new Column[builders.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = builders[i].Build();
            builders[i] = null!;
        }
        return new DataTable(name, input.Source, options.Storage, columns, pass.RowCount) { Names = names };
    }

    /// <summary>Reads the columns again whose numbers were followed by text: levels need the text of the numbers as it was written.</summary>
    private void ReadAgain(int[] late, int[] wanted, ColumnBuilder[] builders, int fields, int rows, byte delimiter)
    {
        var pass = new TablePass(new BlockReader(input.Open(meter, secondTime: true), delimiter, blockSize), input.Source);
        pass.ReadHeader();
        var again = Array.ConvertAll(late, i => new ColumnBuilder(builders[i].Name, options.Storage, FieldKind.Text));
        pass.ReadRows(fields, Array.ConvertAll(late, i => wanted[i]), again, _threads);
        if (pass.RowCount != rows)
            throw new InputException($"{input.Source} changed while it was read; read it again when nothing writes to it.");
        for (var i = 0; i < late.Length; i++)
            builders[late[i]] = again[i];
    }
}
