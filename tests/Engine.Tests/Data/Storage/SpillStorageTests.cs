using Accel.Engine.Data.Storage;

namespace Accel.Engine.Tests.Data.Storage;

public sealed class SpillStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static double[] Values(int rows) => [.. Enumerable.Range(0, rows).Select(row => row % 5 == 0 ? double.NaN : row < ColumnData.ChunkRows ? row * 0.5 : row / 3.0)];

    private static ColumnData Store(double[] values, DataStorage storage)
    {
        var builder = new ColumnDataBuilder(storage);
        builder.Append(values);
        return builder.Build();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(200_000)]
    [InlineData(long.MaxValue)]
    public void What_is_beyond_the_limit_comes_back_too(long limit)
    {
        var values = Values(3 * ColumnData.ChunkRows + 17);
        using var storage = new SpillStorage(limit, _folder.Path);
        var stored = Store(values, storage);
        Assert.Equal(values, stored.ToArray());
        var part = new double[ColumnData.ChunkRows + 100];
        stored.CopyTo(ColumnData.ChunkRows - 50, part);
        Assert.Equal(values.AsSpan(ColumnData.ChunkRows - 50, part.Length).ToArray(), part);
        Assert.Equal(limit == long.MaxValue, storage.SpilledBytes == 0);
        Assert.True(stored.StoredBytes - storage.SpilledBytes <= limit);
    }

    [Fact]
    public void The_file_is_gone_when_the_storage_is()
    {
        var storage = new SpillStorage(0, _folder.Path);
        var stored = Store(Values(10), storage);
        storage.Dispose();
        Assert.Empty(_folder.Names);
        Assert.Throws<InputException>(() => stored[3]);
    }

    [Fact]
    public void A_missing_folder_is_told_with_what_to_do()
    {
        using var storage = new SpillStorage(0, _folder.File("none"));
        var error = Assert.Throws<InputException>(() => Store(Values(10), storage));
        Assert.Contains("none'", error.Message, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_store_at_once()
    {
        using var storage = new SpillStorage(300_000, _folder.Path);
        var columns = new ColumnData[64];
        Parallel.For(0, columns.Length, i => columns[i] = Store([.. Enumerable.Range(0, 2000).Select(row => row / (i + 3.0))], storage));
        for (var i = 0; i < columns.Length; i++)
            Assert.Equal(Enumerable.Range(0, 2000).Select(row => row / (i + 3.0)), columns[i]);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_told()
    {
        var path = _folder.Write("chunk", new byte[100]);
        using var file = File.OpenHandle(path);
        var chunk = new FileChunk(file, 20, "chunk", ElementType.Double, 11, ChunkRange.Empty);
        chunk.Widen(0, new double[10]);
        Assert.Contains("chunk ends at byte 100", Assert.Throws<InputException>(() => chunk.Widen(0, new double[11])).Message, StringComparison.Ordinal);
    }
}
