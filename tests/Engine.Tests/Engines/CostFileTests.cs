using Accel.Engine.Engines;
using Accel.Engine.Tests.Data;

namespace Accel.Engine.Tests.Engines;

public sealed class CostFileTests : IDisposable
{
    private static readonly EngineCosts Costs = new(1.25, 5e9, 1e-4, 2e12, 1234.5678901234567, 5e8);
    private static readonly EngineInfo Info = new("cpu", "Processor", "AVX-512, 8 doubles", 16);

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("cache/accel/engines.json");

    private CostFile File => new(Path);

    public void Dispose() => _folder.Dispose();

    private static CostEntry Entry(GpuDevice? card = null, EngineInfo? processor = null) =>
        new(CostKey.Of(card ?? FakeCard.Description, processor ?? Info), Costs, Costs with { StartSeconds = 0 });

    [Fact]
    public void It_stands_in_the_cache_folder_of_the_user()
    {
        const string Variable = "XDG_CACHE_HOME";
        var before = Environment.GetEnvironmentVariable(Variable);
        try
        {
            Environment.SetEnvironmentVariable(Variable, _folder.File("xdg"));
            CostFile.OfUser().Write(Entry());
            Assert.Equal(Entry(), Assert.Single(new CostFile(_folder.File("xdg/accel/engines.json")).Read()));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
        }
    }

    [Fact]
    public void What_is_written_is_read()
    {
        Assert.Empty(File.Read());
        File.Write(Entry());
        Assert.Equal(Entry(), Assert.Single(File.Read()));
        Assert.Single(Directory.EnumerateFiles(_folder.File("cache/accel")));
    }

    [Fact]
    public void Entries_of_other_cards_drivers_processors_and_threads_stay_beside_it_and_the_same_is_replaced()
    {
        CostEntry[] entries =
        [
            Entry(), Entry(FakeCard.Description with { Name = "Other" }), Entry(FakeCard.Description with { Driver = "13.0" }),
            Entry(processor: Info with { Device = "Other" }), Entry(processor: Info with { Threads = 2 }), Entry(processor: Info with { Lanes = "SSE" }),
        ];
        foreach (var entry in entries)
            File.Write(entry);
        Assert.Equal(entries.Reverse(), File.Read());
        File.Write(Entry() with { OnCard = Costs with { Speed = 7 } });
        Assert.Equal(entries.Length, File.Read().Count);
        Assert.Equal(7, File.Read()[0].OnCard.Speed);
        Assert.Equal(4, File.Read().Count(entry => entry.Key.IsOf(Info) || entry.Key.IsOf(Info with { Threads = 2 })));
        Assert.False(Entry().Key.IsOf(Info with { Threads = 2 }));
    }

    [Fact]
    public void Old_entries_make_room()
    {
        for (var threads = 1; threads <= 40; threads++)
            File.Write(Entry(processor: Info with { Threads = threads }));
        Assert.Equal(16, File.Read().Count);
        Assert.Equal(40, File.Read()[0].Key.Threads);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null, {}, 3]")]
    [InlineData("[{\"key\":null,\"onCard\":null,\"onProcessor\":null}]")]
    [InlineData("[{\"key\":{\"card\":\"a\",\"driver\":\"b\",\"processor\":\"c\",\"threads\":1,\"accel\":\"d\"},\"onCard\":{\"startSeconds\":1,\"transferRate\":0,\"passLatency\":1,\"readRate\":1,\"speed\":1,\"drawRate\":1},\"onProcessor\":{}}]")]
    public void A_damaged_file_is_no_error_and_is_replaced(string text)
    {
        Directory.CreateDirectory(_folder.File("cache/accel"));
        System.IO.File.WriteAllText(Path, text);
        Assert.Empty(File.Read());
        File.Write(Entry());
        Assert.Equal(Entry(), Assert.Single(File.Read()));
    }

    [Fact]
    public void A_truncated_file_is_no_error()
    {
        File.Write(Entry());
        System.IO.File.WriteAllText(Path, System.IO.File.ReadAllText(Path)[..^20]);
        Assert.Empty(File.Read());
    }

    [Fact]
    public void What_cannot_be_written_is_no_error()
    {
        new CostFile(null).Write(Entry());
        Assert.Empty(new CostFile(null).Read());
        // A file where the folder should be, and a folder where the file should be.
        var blocked = new CostFile(System.IO.Path.Combine(_folder.Write("blocked", []), "accel", "engines.json"));
        blocked.Write(Entry());
        Assert.Empty(blocked.Read());
        Directory.CreateDirectory(Path);
        File.Write(Entry());
        Assert.Empty(File.Read());
        Assert.Empty(Directory.EnumerateFiles(_folder.File("cache/accel")));
    }
}
