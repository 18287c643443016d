using System.Globalization;
using System.Text;
using Accel.Engine.Data;
using Accel.Engine.Data.Csv;

namespace Accel.Engine.Tests.Data;

/// <summary>
/// Compares the reader and the parser of numbers with the plain ones, on random and damaged input. The environment
/// variable ACCEL_FUZZ says on how many inputs (10000000 takes about an hour); without it, a few seconds' worth.
/// </summary>
public class CsvFuzzTests
{
    private const int Parts = 16;

    private static readonly int Inputs = int.Parse(Environment.GetEnvironmentVariable("ACCEL_FUZZ") ?? "20000", CultureInfo.InvariantCulture);

    private static readonly byte[][] OtherFormats =
        [[0x1F, 0x8B], [0xFF, 0xFE], [0xFE, 0xFF], [.. "PK\u0003\u0004"u8], [.. "PAR1"u8], [.. "BZh"u8]];

    [Fact]
    public void Reader_agrees_with_the_plain_one() => InParts(random => CompareTables(random, CsvMutation.Table(random)));

    [Fact]
    public void Numbers_agree_with_the_plain_ones() => InParts(random =>
    {
        for (var i = 0; i < 10; i++)
            CompareNumber(CsvMutation.Damage(random, Encoding.ASCII.GetBytes(CsvMutation.Number(random))));
    });

    private static void InParts(Action<Random> check) => Parallel.For(0, Parts, part =>
    {
        var random = new Random(part);
        for (var i = part; i < Inputs; i += Parts)
            check(random);
    });

    private static void CompareNumber(byte[] text)
    {
        var expected = PlainCsv.Number(Encoding.Latin1.GetString(text));
        var isNumber = NumberParser.TryParse(text, out var value);
        Assert.True(expected is null ? !isNumber : isNumber && Same(expected.Value, value), $"'{Encoding.Latin1.GetString(text)}': {value:R} in place of {expected:R}");

        var room = new byte[PlainDecimal.Before + text.Length + PlainDecimal.Behind];
        room.AsSpan().Fill((byte)'7');
        text.CopyTo(room, PlainDecimal.Before);
        if (PlainDecimal.TryParse(ref room[PlainDecimal.Before], text.Length, out value))
            Assert.True(expected is not null && Same(expected.Value, value), $"'{Encoding.Latin1.GetString(text)}': {value:R} in place of {expected:R}, read as a plain decimal");
    }

    private static void CompareTables(Random random, byte[] bytes)
    {
        if (Array.Exists(OtherFormats, start => bytes.AsSpan().StartsWith(start)))
            return;
        var plain = new PlainCsv(bytes);
        var columns = plain.Header is { } header && random.Next(4) == 0 ? header.Where(_ => random.Next(2) == 0).ToHashSet() : null;
        Compare(plain, columns, Read(bytes, columns, 1, 1 << 13), isWhole: true);
        var size = random.Next(1, 80);
        var (table, error) = Read(bytes, columns, 1, size);
        Compare(plain, columns, (table, error), isWhole: false);
        if (random.Next(20) > 0)
            return;
        var parallel = Read(bytes, columns, random.Next(2, 4), size);
        Compare(plain, columns, parallel, isWhole: false);
        Assert.Equal(error, parallel.Error);
    }

    private static (DataTable? Table, string? Error) Read(byte[] bytes, HashSet<string>? columns, int threads, int blockSize)
    {
        try
        {
            return (CsvReader.Read(new MemoryStream(bytes), "test", new CsvOptions { Columns = columns, Threads = threads }, blockSize), null);
        }
        catch (InputException error)
        {
            return (null, error.Message);
        }
    }

    /// <summary>
    /// Of two errors in a text that is read in one block the reader must tell the first; of one in several blocks,
    /// text that is not UTF-8 may be found later than another error, where it follows numbers.
    /// </summary>
    private static void Compare(PlainCsv plain, HashSet<string>? columns, (DataTable? Table, string? Error) read, bool isWhole)
    {
        var wanted = plain.Header is null ? [] : Enumerable.Range(0, plain.Header.Length).Where(i => columns?.Contains(plain.Header[i]) ?? true).ToList();
        var invalid = wanted.Select(plain.InvalidText).OfType<(int Row, string Message)>().OrderBy(found => found.Row).Select(found => found.Message).ToList();
        if (isWhole && invalid.Count > 0)
            Assert.Equal(invalid[0], read.Error);
        else if (invalid.Count > 0)
            Assert.True(read.Error is not null && (read.Error == plain.Error || invalid.Contains(read.Error)), read.Error);
        else
            Assert.Equal(plain.Error, read.Error);
        if (read.Table is not { } table)
            return;
        Assert.Equal(wanted.Select(i => plain.Header![i]), table.Columns.Select(column => column.Name));
        for (var i = 0; i < wanted.Count; i++)
            Compare(plain.Column(wanted[i]), table.Columns[i]);
    }

    private static void Compare(Column expected, Column read)
    {
        Assert.Equal(expected.Count, read.Count);
        switch (expected, read)
        {
            case (NumericColumn numbers, NumericColumn readNumbers):
                Assert.True(numbers.Values.Zip(readNumbers.Values).All(pair => Same(pair.First, pair.Second)), expected.Name);
                break;
            case (LogicalColumn words, LogicalColumn readWords):
                Assert.Equal(words.States, readWords.States);
                break;
            case (CategoricalColumn texts, CategoricalColumn readTexts):
                Assert.Equal(texts.Levels, readTexts.Levels);
                Assert.Equal(texts.Codes, readTexts.Codes);
                break;
            default:
                Assert.Fail($"{expected.Name} is a {read.GetType().Name}, not a {expected.GetType().Name}");
                break;
        }
    }

    private static bool Same(double expected, double read) =>
        BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(read) || (double.IsNaN(expected) && double.IsNaN(read));
}
