using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Tests.Data.Npy;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private DataTable Read(byte[] bytes, TableReadOptions? options = null) => TableReader.Read(_folder.Write("data.npy", bytes), options);

    private string Refusal(byte[] bytes)
    {
        var message = Assert.Throws<InputException>(() => Read(bytes)).Message;
        Assert.Contains("data.npy", message, StringComparison.Ordinal);
        return message;
    }

    public static TheoryData<string, double, double, double> NumberTypes() => new()
    {
        { "f8", -1.1, double.NaN, double.PositiveInfinity }, { "f4", -1.5, float.MaxValue, 0.25 }, { "f2", -1.5, 65504, 0.25 },
        { "i1", -128, 127, 0 }, { "i2", -32768, 32767, 1 }, { "i4", int.MinValue, int.MaxValue, 1 }, { "i8", -(1L << 53), 1L << 53, 7 },
        { "u1", 0, 255, 1 }, { "u2", 0, 65535, 1 }, { "u4", 0, uint.MaxValue, 1 }, { "u8", 0, 1L << 53, 1 },
    };

    [Theory]
    [MemberData(nameof(NumberTypes))]
    public void Reads_numbers_of_every_type_order_and_layout(string type, double a, double b, double c)
    {
        double[] values = [a, b, c, c, b, a];
        foreach (var big in new[] { false, true })
        {
            var described = $"'{(type[1] == '1' ? '|' : big ? '>' : '<')}{type}'";
            var elements = Bytes(type, big, values);
            for (var version = 1; version <= 3; version++)
            {
                var vector = Read(NpyBytes.Of(described, "(6,)", elements, version: version));
                Assert.Equal(values, Assert.IsType<NumericColumn>(vector["data"]).Values);
                var rows = Read(NpyBytes.Of(described, "(3, 2)", elements, version: version));
                Assert.Equal(["V1", "V2"], rows.Columns.Select(column => column.Name));
                Assert.Equal([a, c, b], ((NumericColumn)rows["V1"]).Values);
                Assert.Equal([b, c, a], ((NumericColumn)rows["V2"]).Values);
                var columns = Read(NpyBytes.Of(described, "(3, 2)", elements, fortran: true, version: version));
                Assert.Equal([a, b, c], ((NumericColumn)columns["V1"]).Values);
                Assert.Equal([c, b, a], ((NumericColumn)columns["V2"]).Values);
            }
        }
    }

    private static byte[] Bytes(string type, bool big, double[] values)
    {
        var bytes = type switch
        {
            "f8" => NpyBytes.Doubles(values),
            "f4" => NpyBytes.Elements(4, values.Select(value => (float)value), BinaryPrimitives.WriteSingleLittleEndian),
            "f2" => NpyBytes.Elements(2, values.Select(value => (Half)value), BinaryPrimitives.WriteHalfLittleEndian),
            "i1" => [.. values.Select(value => (byte)(sbyte)value)],
            "u1" => [.. values.Select(value => (byte)value)],
            "i2" => NpyBytes.Elements(2, values.Select(value => (short)value), BinaryPrimitives.WriteInt16LittleEndian),
            "u2" => NpyBytes.Elements(2, values.Select(value => (ushort)value), BinaryPrimitives.WriteUInt16LittleEndian),
            "i4" => NpyBytes.Elements(4, values.Select(value => (int)value), BinaryPrimitives.WriteInt32LittleEndian),
            "u4" => NpyBytes.Elements(4, values.Select(value => (uint)value), BinaryPrimitives.WriteUInt32LittleEndian),
            "i8" => NpyBytes.Elements(8, values.Select(value => (long)value), BinaryPrimitives.WriteInt64LittleEndian),
            _ => NpyBytes.Elements(8, values.Select(value => (ulong)value), BinaryPrimitives.WriteUInt64LittleEndian),
        };
        var size = type[1] - '0';
        return big ? [.. bytes.Chunk(size).SelectMany(element => element.Reverse())] : bytes;
    }

    [Fact]
    public void Reads_matrices_of_many_chunks_and_columns_by_any_number_of_threads()
    {
        const int rows = 2 * ColumnData.ChunkRows + 1030;
        const int columns = 67;
        var elements = NpyBytes.Elements(4, Enumerable.Range(0, rows * columns).Select(i => i / columns * (i % columns == 3 ? 0.5f : 1) + i % columns), BinaryPrimitives.WriteSingleLittleEndian);
        foreach (var threads in new[] { 1, 4 })
        {
            using var storage = new SpillStorage(5_000_000);
            var table = Read(NpyBytes.Of("'<f4'", $"({rows}, {columns})", elements), new TableReadOptions { Threads = threads, Storage = storage });
            Assert.Equal(columns, table.Columns.Count);
            foreach (var place in new[] { 0, 3, 63, 64, 66 })
                Assert.Equal(Enumerable.Range(0, rows).Select(row => row * (place == 3 ? 0.5 : 1) + place), table.Columns[place].Data);
            Assert.True(storage.SpilledBytes > 0);
        }
        var some = Read(NpyBytes.Of("'<f4'", $"({rows}, {columns})", elements), new TableReadOptions { Columns = new HashSet<string> { "V67", "V2" } });
        Assert.Equal(["V2", "V67"], some.Columns.Select(column => column.Name));
        Assert.Equal(rows - 1 + 66, some["V67"].Data[rows - 1]);
        Assert.Contains("V19, V20 and 47 more.", some.DescribeMissing("height"), StringComparison.Ordinal);
    }

    [Fact]
    public void Truth_values_are_logical()
    {
        var column = Assert.IsType<LogicalColumn>(Read(NpyBytes.Of("'|b1'", "(3,)", [1, 0, 1]))["data"]);
        Assert.Equal([true, false, true], new[] { column[0], column[1], column[2] });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_are_levels(bool big)
    {
        string[] texts = ["rock", "", "ψ🎸", "a", "rock"];
        var column = Assert.IsType<CategoricalColumn>(Read(NpyBytes.Of(big ? "'>U4'" : "'<U4'", "(5,)", NpyBytes.Unicode(4, big, texts)))["data"]);
        Assert.Equal(texts, Enumerable.Range(0, 5).Select(row => column[row]));
        Assert.Equal(["", "a", "rock", "ψ🎸"], column.Levels);
        byte[] bytes = [.. texts.SelectMany(text => NpyBytes.Padded(Encoding.UTF8.GetBytes(text), 6))];
        column = Assert.IsType<CategoricalColumn>(Read(NpyBytes.Of("'|S6'", "(5,)", bytes))["data"]);
        Assert.Equal(texts, Enumerable.Range(0, 5).Select(row => column[row]));
    }

    [Fact]
    public void Fields_of_records_are_columns()
    {
        byte[] record1 = [.. NpyBytes.Doubles(1.5), 0, 0, 0, 0, 7, .. NpyBytes.Unicode(1, false, "a")];
        byte[] record2 = [.. NpyBytes.Doubles(-2), 0, 0, 0, 0, 9, .. NpyBytes.Unicode(1, false, "b")];
        var table = Read(NpyBytes.Of("[('x', '<f8'), ('', '|V4'), (('A title', 'n'), '|i1'), ('g', '<U1')]", "(2,)", [.. record1, .. record2]));
        Assert.Equal(["x", "n", "g"], table.Columns.Select(column => column.Name));
        Assert.Equal([1.5, -2], ((NumericColumn)table["x"]).Values);
        Assert.Equal([7, 9], ((NumericColumn)table["n"]).Values);
        Assert.Equal("b", ((CategoricalColumn)table["g"])[1]);
    }

    [Theory]
    [InlineData("'<i8'", (1L << 53) + 1)]
    [InlineData("'<i8'", long.MinValue)]
    [InlineData("'>i8'", long.MaxValue)]
    [InlineData("'<u8'", -1L)]
    public void Whole_numbers_that_a_double_does_not_hold_are_refused(string type, long value)
    {
        var elements = NpyBytes.Elements(8, [1L << 53, value], type[1] == '>' ? BinaryPrimitives.WriteInt64BigEndian : BinaryPrimitives.WriteInt64LittleEndian);
        var shown = type.Contains('u', StringComparison.Ordinal) ? ((ulong)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"column 'data' has the whole number {shown} in row 2", Refusal(NpyBytes.Of(type, "(2,)", elements)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'|O'", "never unpickled")]
    [InlineData("'<M8[ns]'", "dates or times")]
    [InlineData("'<c16'", "complex")]
    [InlineData("'|V8'", "without a meaning")]
    [InlineData("'<f16'", "'<f16' is not one of")]
    [InlineData("'<i3'", "'<i3' is not one of")]
    [InlineData("'f8'", "is not one of")]
    [InlineData("''", "is not one of")]
    [InlineData("'<U0'", "is not one of")]
    [InlineData("'<U999999999'", "is not one of")]
    [InlineData("17", "neither a text nor a list")]
    [InlineData("[]", "no fields")]
    [InlineData("[('a', '<f8', (2,))]", "more than a name and a type")]
    [InlineData("[('a', [('b', '<f8')])]", "a record itself")]
    [InlineData("[('a', '|V4')]", "'a' holds bytes")]
    [InlineData("[('a', '|O')]", "never unpickled")]
    public void Other_types_are_refused(string type, string part) => Assert.Contains(part, Refusal(NpyBytes.Of(type, "(2,)", new byte[64])), StringComparison.Ordinal);

    [Theory]
    [InlineData("()", "0 dimensions")]
    [InlineData("(2, 2, 2)", "3 dimensions")]
    [InlineData("(0,)", "no rows")]
    [InlineData("(3, 0)", "0 columns")]
    [InlineData("(-1,)", "not made of whole numbers")]
    [InlineData("(99999999999,)", "99999999999 rows")]
    [InlineData("(1, 99999999999)", "99999999999 columns")]
    [InlineData("(99999999999999999999,)", "no number of 64 bits")]
    [InlineData("(9,)", "is cut off")]
    [InlineData("(2000000000,)", "is cut off")]
    [InlineData("(7,)", "8 bytes behind its array")]
    public void Other_shapes_are_refused(string shape, string part) => Assert.Contains(part, Refusal(NpyBytes.Of("'<f8'", shape, new byte[64])), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (8,)")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (8,)}")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': 8}")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (8,), 'more': 1}")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (8,)}")]
    [InlineData("{'descr': '<f8, 'fortran_order': False, 'shape': (8,)}")]
    [InlineData("{'descr': __import__('os'), 'fortran_order': False, 'shape': (8,)}")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (8,)} 7")]
    [InlineData("{'descr': [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void Other_headers_are_refused(string header) => Assert.Contains("the array cannot be read", Refusal(NpyBytes.OfHeader(header, new byte[64])), StringComparison.Ordinal);

    [Fact]
    public void Headers_of_Python_2_are_read() =>
        Assert.Equal(8, Read(NpyBytes.OfHeader("{'descr': \"<f8\", 'shape': (8L,), 'fortran_order': False}", new byte[64])).RowCount);

    [Fact]
    public void A_newer_version_is_refused()
    {
        var bytes = NpyBytes.Of("'<f8'", "(8,)", new byte[64]);
        bytes[6] = 4;
        Assert.Contains("version 4.0", Refusal(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_anywhere_is_refused()
    {
        var bytes = NpyBytes.Of("'<f8'", "(8,)", new byte[64]);
        for (var length = 6; length < bytes.Length; length++)
            Assert.Contains("cut off", Refusal(bytes[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void Nonsense_is_refused_or_harmless()
    {
        var random = new Random(5);
        var good = NpyBytes.Of("[('x', '<f8'), ('g', '<U2'), ('n', '>i4')]", "(40,)", new byte[40 * 20]);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = good.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                bytes[random.Next(6, 128)] = random.Next(2) == 0 ? (byte)random.Next(256) : "()[]{}',:0123456789<>|UVSbifuFT "u8[random.Next(31)];
            try
            {
                Read(random.Next(3) == 0 ? bytes[..random.Next(6, bytes.Length)] : bytes);
            }
            catch (InputException)
            {
            }
        }
    }
}
