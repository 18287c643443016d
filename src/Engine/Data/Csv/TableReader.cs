using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Csv;

/// <summary>Reads the columns of an input, twice where numbers turn out to be text.</summary>
/// <param name="input">The input.</param>
/// <param name="options">How to read it.</param>
/// <param name="storage">Where columns are kept.</param>
/// <param name="meter">Counts what was read.</param>
/// <param name="blockSize">Bytes to parse at a time.</param>
internal sealed class TableReader(CsvInput input, CsvOptions options, DataStorage storage, ReadMeter meter, int blockSize)
{
    private readonly int _threads = options.Threads ?? Environment.ProcessorCount;

    /// <summary>Reads the wanted columns.</summary>
    /// <param name="header">The names of all columns.</param>
    /// <exception cref="InputException">The input is not a table.</exception>
    public Column[] Read(out string[] header)
    {
        var delimiter = DelimiterSniffer.Sniff(Preview.Lines(input.Open(meter), out var whole));
        var pass = new TablePass(new BlockReader(whole, delimiter, blockSize), input.Source);
        var names = header = pass.ReadHeader();
        int[] wanted = [.. Enumerable.Range(0, names.Length).Where(i => options.Columns?.Contains(names[i]) ?? true)];
        var builders = Array.ConvertAll(wanted, i => new ColumnBuilder(names[i], storage));
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
        return columns;
    }

    /// <summary>Reads the columns again whose numbers were followed by text: levels need the text of the numbers as it was written.</summary>
    private void ReadAgain(int[] late, int[] wanted, ColumnBuilder[] builders, int fields, int rows, byte delimiter)
    {
        var pass = new TablePass(new BlockReader(input.Open(meter, secondTime: true), delimiter, blockSize), input.Source);
        pass.ReadHeader();
        var again = Array.ConvertAll(late, i => new ColumnBuilder(builders[i].Name, storage, FieldKind.Text));
        pass.ReadRows(fields, Array.ConvertAll(late, i => wanted[i]), again, _threads);
        if (pass.RowCount != rows)
            throw new InputException($"{input.Source} changed while it was read; read it again when nothing writes to it.");
        for (var i = 0; i < late.Length; i++)
            builders[late[i]] = again[i];
    }
}
