using System.Buffers.Binary;
using Accel.Engine.Data;
using Accel.Engine.Data.AccelFormat;
using Accel.Engine.Data.Storage;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

namespace Accel.Engine.Tests.Data.AccelFormat;

public sealed class AccelFileTests : IDisposable
{
    private const int Rows = 2 * ColumnData.ChunkRows + 5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static DataTable Table(int rows = Rows) => new(
        "songs",
        new NumericColumn("y", Numbers(rows, row => row % 7 + Math.Sin(row))),
        new NumericColumn("single", Numbers(rows, row => row % 3 == 0 ? double.NaN : row / 4.0)),
        new NumericColumn("count", Numbers(rows, row => row * 100.0)),
        new NumericColumn("größe", Numbers(rows, row => row % 100)),
        new CategoricalColumn("genre", [.. Enumerable.Range(0, rows).Select(row => (row % 5) switch { 0 => null, 1 => "rock", 2 => "", 3 => "ψ 🎸", _ => "jazz" })]),
        new LogicalColumn("live", [.. Enumerable.Range(0, rows).Select(row => row % 4 == 0 ? null : (bool?)(row % 4 == 1))]));

    private static ColumnData Numbers(int rows, Func<int, double> value) => ColumnData.From([.. Enumerable.Range(0, rows).Select(value)]);

    private static byte[] Bytes(DataTable table)
    {
        using var stream = new MemoryStream();
        AccelFile.Write(table, stream);
        return stream.ToArray();
    }

    private string Write(byte[] bytes) => _folder.Write("t.accel", bytes);

    private InputException Refused(byte[] bytes) => Assert.Throws<InputException>(() => AccelFile.Read(Write(bytes)));

    private static void SameColumns(DataTable expected, DataTable got)
    {
        Assert.Equal(expected.RowCount, got.RowCount);
        Assert.Equal(expected.Columns.Select(column => column.Name), got.Columns.Select(column => column.Name));
        foreach (var (one, other) in expected.Columns.Zip(got.Columns))
        {
            Assert.Equal(one.GetType(), other.GetType());
            Assert.Equal(one.Data.ToArray().Select(BitConverter.DoubleToInt64Bits), other.Data.ToArray().Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(one.Data.Least, other.Data.Least);
            Assert.Equal(one.Data.HasNaN, other.Data.HasNaN);
            if (one is CategoricalColumn text)
                Assert.Equal(text.Levels, ((CategoricalColumn)other).Levels);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(ColumnData.ChunkRows)]
    [InlineData(ColumnData.ChunkRows + 1)]
    [InlineData(Rows)]
    public void What_is_read_is_what_was_written(int rows)
    {
        var table = Table(rows);
        var path = Write(Bytes(table));
        var mapped = AccelFile.Read(path);
        Assert.Equal("songs", mapped.Name);
        Assert.Equal(path, mapped.Source);
        SameColumns(table, mapped);
        using var none = new SpillStorage(0);
        SameColumns(table, AccelFile.Read(path, new TableReadOptions { Storage = none }));
        Assert.Equal(0, none.SpilledBytes);
    }

    [Fact]
    public void A_table_without_rows_or_columns_is_one_too()
    {
        SameColumns(new DataTable("none"), AccelFile.Read(Write(Bytes(new DataTable("none")))));
        var empty = new DataTable("empty", new NumericColumn("x", []), new CategoricalColumn("g", []));
        SameColumns(empty, AccelFile.Read(Write(Bytes(empty))));
    }

    [Fact]
    public void Chunks_begin_at_multiples_of_64_and_lie_in_memory_or_in_the_file_as_allowed()
    {
        var path = Write(Bytes(Table()));
        var bytes = AccelFile.Read(path).Columns.Sum(column => column.Data.StoredBytes);
        using var enough = new SpillStorage(bytes);
        using var tooLittle = new SpillStorage(bytes - 1);
        foreach (var (storage, resident) in new (DataStorage, bool)[] { (DataStorage.Memory, true), (enough, true), (tooLittle, false) })
        {
            var table = AccelFile.Read(path, new TableReadOptions { Storage = storage });
            foreach (var column in table.Columns)
            {
                foreach (var chunk in column.Data.Chunks)
                    Assert.Equal(resident, IsResident(chunk));
            }
        }
    }

    private static unsafe bool IsResident(ColumnChunk chunk)
    {
        Assert.Equal(0, (nint)chunk.Resident % AccelHeader.Alignment);
        return chunk.Resident is not null;
    }

    [Fact]
    public void Columns_not_wanted_are_not_read_but_known()
    {
        var bytes = Bytes(Table());
        // The first chunk is one of y: damage there does not concern the others.
        bytes[AccelHeader.Length + 5000] ^= 1;
        var path = Write(bytes);
        var table = AccelFile.Read(path, new TableReadOptions { Columns = new HashSet<string> { "live", "count", "no such" } });
        Assert.Equal(["count", "live"], table.Columns.Select(column => column.Name));
        Assert.Contains("did you mean 'genre'? Its columns are y, single, count", table.DescribeMissing("genr"), StringComparison.Ordinal);
        Assert.Contains("'genre' was not read", table.DescribeMissing("genre"), StringComparison.Ordinal);
        Assert.Equal(Rows, AccelFile.Read(path, new TableReadOptions { Columns = new HashSet<string>() }).RowCount);
    }

    [Fact]
    public void A_changed_byte_is_found_and_its_rows_are_named()
    {
        var bytes = Bytes(Table());
        var path = Write(bytes);
        var count = AccelFile.Read(path)["count"].Data.Chunks[1];
        var at = OffsetOf(bytes, count);
        bytes[at + 17] ^= 0x40;
        foreach (var limit in new long[] { 0, long.MaxValue })
        {
            using var storage = new SpillStorage(limit);
            var error = Assert.Throws<InputException>(() => AccelFile.Read(Write(bytes), new TableReadOptions { Storage = storage }));
            Assert.Contains("t.accel is damaged: column 'count', rows 16385 to 32768", error.Message, StringComparison.Ordinal);
        }
    }

    private static int OffsetOf(byte[] file, ColumnChunk chunk)
    {
        var bytes = new byte[chunk.ByteCount];
        chunk.Read(0, bytes);
        return file.AsSpan().IndexOf(bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100_000)]
    [InlineData(-1)]
    public void A_file_that_was_cut_off_is_refused_as_such(int length)
    {
        var bytes = Bytes(Table());
        var error = Refused(bytes[..(length < 0 ? bytes.Length + length : length)]);
        Assert.Contains(length == 0 ? "is not an .accel file" : "t.accel is cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_behind_the_end_are_refused() => Assert.Contains("3 bytes behind its end", Refused([.. Bytes(Table(3)), 1, 2, 3]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_newer_version_is_refused_with_the_advice_to_update()
    {
        var bytes = Bytes(Table(3));
        bytes[12] = 2;
        Assert.Contains("is of version 2 of the .accel format, and this accel reads version 1; update accel", Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_byte_order_or_a_damaged_header_is_refused()
    {
        foreach (var place in new[] { 8, 13 - 1, 16 + 7, 30, 50, 62 })
        {
            var bytes = Bytes(Table(3));
            bytes[place] = place == 12 ? (byte)0 : (byte)(bytes[place] ^ 0x80);
            Assert.Contains("t.accel is damaged: its header", Refused(bytes).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Codes_that_are_no_levels_are_refused_even_where_all_checksums_are_right()
    {
        var table = new DataTable("t", new CategoricalColumn("g", ["a", "b"]));
        var bytes = Bytes(table);
        bytes[AccelHeader.Length] = 2;
        var directory = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24));
        var checksum = bytes.Length - 8;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(checksum), Crc32C.Of(bytes.AsSpan(AccelHeader.Length, 2)));
        Seal(bytes, directory);
        Assert.Contains("column 'g', rows 1 to 2", Refused(bytes).Message, StringComparison.Ordinal);
        // And with a range that admits it to be 2: there are two levels.
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(checksum - 8), 2);
        Seal(bytes, directory);
        Assert.Contains("impossible range", Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_change_of_any_byte_of_header_and_directory_is_refused()
    {
        var good = Bytes(Table(3));
        var directory = (int)BinaryPrimitives.ReadInt64LittleEndian(good.AsSpan(24));
        foreach (var place in Enumerable.Range(0, AccelHeader.Length).Concat(Enumerable.Range(directory, good.Length - directory)))
        {
            var bytes = good.ToArray();
            bytes[place] ^= 0x10;
            Refused(bytes);
        }
    }

    [Fact]
    public void A_directory_of_nonsense_is_refused_or_harmless()
    {
        var good = Bytes(Table(40));
        var directory = (int)BinaryPrimitives.ReadInt64LittleEndian(good.AsSpan(24));
        var random = new Random(11);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = good.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var place = random.Next(directory, bytes.Length - 4);
                bytes[place] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => 0xFF, _ => (byte)(bytes[place] ^ 1 << random.Next(8)) };
            }
            if (random.Next(4) == 0)
                bytes = Shortened(bytes, random.Next(directory, bytes.Length - 4));
            Seal(bytes, directory);
            try
            {
                foreach (var column in AccelFile.Read(Write(bytes)).Columns)
                {
                    Assert.Equal(40, column.Count);
                    if (column is CategoricalColumn text)
                        Assert.All(Enumerable.Range(0, 40), row => _ = text[row]);
                }
            }
            catch (InputException)
            {
            }
        }
    }

    /// <summary>Takes bytes out of the directory; the checksum's place stays at the end.</summary>
    private static byte[] Shortened(byte[] bytes, int end)
    {
        byte[] shorter = [.. bytes[..end], 0, 0, 0, 0];
        BinaryPrimitives.WriteInt64LittleEndian(shorter.AsSpan(16), shorter.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(shorter.AsSpan(60), Crc32C.Of(shorter.AsSpan(0, 60)));
        return shorter;
    }

    private static void Seal(byte[] bytes, int directory) =>
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32C.Of(bytes.AsSpan(directory, bytes.Length - 4 - directory)));

    [Fact]
    public void A_file_written_to_while_it_is_used_is_told()
    {
        var bytes = Bytes(Table(3));
        var path = Write(bytes);
        var table = AccelFile.Read(path);
        table.EnsureUnchanged();
        bytes[AccelHeader.Length] ^= 1;
        Write(bytes);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(5));
        Assert.Contains("changed while it was read", Assert.Throws<InputException>(table.EnsureUnchanged).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_from_the_file_has_the_bits_of_one_from_memory()
    {
        var table = Table();
        var path = Write(Bytes(table));
        var expected = Glm.Fit(table, "y ~ single + count + genre + live").Summary();
        Assert.Equal(expected, Glm.Fit(AccelFile.Read(path), "y ~ single + count + genre + live").Summary());
        using var storage = new SpillStorage(100_000);
        Assert.Equal(expected, Glm.Fit(AccelFile.Read(path, new TableReadOptions { Storage = storage }), "y ~ single + count + genre + live").Summary());
    }
}
