using System.IO.Compression;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Tests.Data.Npy;

public sealed class NpzFileTests : IDisposable
{
    private const int Rows = 2 * ColumnData.ChunkRows + 3;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private DataTable Read(byte[] bytes, TableReadOptions? options = null) => TableReader.Read(_folder.Write("data.npz", bytes), options);

    private string Refusal(params (string, byte[])[] entries) => Refusal(NpyBytes.Archive(CompressionLevel.Fastest, entries));

    private string Refusal(byte[] archive)
    {
        var message = Assert.Throws<InputException>(() => Read(archive)).Message;
        Assert.Contains("data.npz", message, StringComparison.Ordinal);
        return message;
    }

    private static byte[] Vector(int rows) => NpyBytes.Of("'<f8'", $"({rows},)", NpyBytes.Doubles(Enumerable.Range(0, rows).Select(row => row / 3.0)));

    private static byte[] Matrix(bool fortran) => NpyBytes.Of(
        "'<f8'", $"({Rows}, 3)", NpyBytes.Doubles(Enumerable.Range(0, 3 * Rows).Select(i => (double)i)), fortran);

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    public void Every_array_is_columns_by_its_key(CompressionLevel level)
    {
        var archive = NpyBytes.Archive(
            level, ("y.npy", Vector(Rows)), ("x.npy", Matrix(fortran: false)), ("z.npy", Matrix(fortran: true)),
            ("g.npy", NpyBytes.Of("'<U1'", $"({Rows},)", NpyBytes.Unicode(1, false, Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? "b" : "a")))));
        var table = Read(archive);
        Assert.Equal("data", table.Name);
        Assert.Equal(["y", "x1", "x2", "x3", "z1", "z2", "z3", "g"], table.Columns.Select(column => column.Name));
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => row / 3.0), table["y"].Data);
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => 3.0 * row + 1), table["x2"].Data);
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => 2.0 * Rows + row), table["z3"].Data);
        Assert.Equal("a", ((CategoricalColumn)table["g"])[Rows - 2]);

        var some = Read(archive, new TableReadOptions { Columns = new HashSet<string> { "z2", "y" } });
        Assert.Equal(["y", "z2"], some.Columns.Select(column => column.Name));
        Assert.Equal(Rows + 5.0, some["z2"].Data[5]);
        Assert.Contains("did you mean 'x1'?", some.DescribeMissing("X1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_must_have_the_same_length() =>
        Assert.Contains("the array 'a' has 3 rows, 'b' has 4", Refusal(("a.npy", Vector(3)), ("b.npy", Vector(4))), StringComparison.Ordinal);

    [Fact]
    public void Damaged_entries_are_named()
    {
        Assert.Contains("array 'b'", Refusal(("a.npy", Vector(3)), ("b.npy", [1, 2, 3])), StringComparison.Ordinal);
        Assert.Contains("array 'b' is cut off", Refusal(("a.npy", Vector(3)), ("b.npy", Vector(3)[..^1])), StringComparison.Ordinal);
        Assert.Contains("array 'b' has bytes behind", Refusal(("a.npy", Vector(3)), ("b.npy", [.. Vector(3), 0])), StringComparison.Ordinal);
        Assert.Contains("'readme.txt' is no array", Refusal(("a.npy", Vector(3)), ("readme.txt", [65])), StringComparison.Ordinal);
        Assert.Contains("named 'a'", Refusal(("a.npy", Vector(3)), ("a.npy", Vector(3))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_element_is_found()
    {
        var archive = NpyBytes.Archive(CompressionLevel.NoCompression, ("a.npy", Vector(100)));
        var place = archive.AsSpan().IndexOf(BitConverter.GetBytes(50 / 3.0));
        Read(archive);
        archive[place] ^= 1;
        Assert.Contains("array 'a' is damaged: its checksum is wrong", Refusal(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_without_arrays_are_refused() => Assert.Contains("zip archive or a spreadsheet", Refusal(("sheet.xml", [65])), StringComparison.Ordinal);

    [Fact]
    public void Nonsense_is_refused_or_harmless()
    {
        var random = new Random(9);
        var good = NpyBytes.Archive(CompressionLevel.Fastest, ("a.npy", Vector(30)), ("b.npy", Vector(30)));
        for (var round = 0; round < 500; round++)
        {
            var bytes = good.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            try
            {
                Read(random.Next(3) == 0 ? bytes[..random.Next(4, bytes.Length)] : bytes);
            }
            catch (InputException)
            {
            }
        }
    }
}
