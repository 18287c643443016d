using System.Text;
using Accel.Engine.Data;

namespace Accel.Engine.Tests.Data;

public class CsvOptionsTests
{
    [Fact]
    public void Fields_of_other_columns_may_hold_anything()
    {
        var bytes = Encoding.Latin1.GetBytes("a,b,c\n1,caf\u00e9,\"x\n\"\n2,3,4\n");
        var table = CsvReader.Read(new MemoryStream(bytes), "test", new CsvOptions { Columns = new HashSet<string> { "c", "a", "none" } });
        Assert.Equal(["a", "c"], table.Names());
        Assert.Equal([1, 2], table.Numbers("a"));
        Assert.Equal(["x\n", "4"], table.Texts("c"));
    }

    [Fact]
    public void Rows_are_checked_whatever_columns_are_wanted() =>
        Assert.Contains("line 3: expected 2 fields", Assert.Throws<InputException>(() =>
            CsvReader.Read(new MemoryStream("a,b\n1,2\n3\n"u8.ToArray()), "test", new CsvOptions { Columns = new HashSet<string> { "a" } })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_matter(int threads)
    {
        var text = new StringBuilder("n,text,late,rare\n");
        for (var row = 0; row < 5000; row++)
            text.Append(row / 7.0).Append(",\"level ").Append(row % 1000).Append("\",").Append(row == 3000 ? "x" : "1.0").Append(row == 4000 ? ",y" : ",").Append('\n');
        var table = CsvReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "test", new CsvOptions { Threads = threads }, blockSize: 1000);
        Assert.Equal(Enumerable.Range(0, 5000).Select(row => row / 7.0), table.Numbers("n"));
        Assert.Equal(Enumerable.Range(0, 5000).Select(row => $"level {row % 1000}"), table.Texts("text"));
        Assert.Equal(["1.0", "x"], ((CategoricalColumn)table["late"]).Levels);
        Assert.Equal("x", ((CategoricalColumn)table["late"])[3000]);
        Assert.Equal(Enumerable.Range(0, 5000).Select(row => row == 4000 ? "y" : null), table.Texts("rare"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Progress_comes_now_and_then(bool seekable)
    {
        var reports = new Reports();
        var bytes = new SlowStream(Encoding.UTF8.GetBytes("x\n" + string.Concat(Enumerable.Repeat("1\n", 100_000))));
        CsvReader.Read(seekable ? bytes : new PipeStream(bytes), "test", new CsvOptions { Progress = reports });
        Assert.NotEmpty(reports.All);
        Assert.InRange(reports.All.Count, 1, 1 + (int)(bytes.Elapsed.TotalSeconds * 10));
        Assert.All(reports.All, report => Assert.Equal(seekable ? 200_002 : null, report.BytesTotal));
        Assert.Equal(reports.All.Order(Comparer<ReadProgress>.Create((a, b) => a.BytesRead.CompareTo(b.BytesRead))), reports.All);
        Assert.InRange(reports.All[^1].BytesRead, 1, 200_002);
    }

    [Fact]
    public void Reading_can_be_ended()
    {
        using var source = new CancellationTokenSource();
        var stream = new SlowStream(Encoding.UTF8.GetBytes("x\n" + string.Concat(Enumerable.Repeat("1\n", 100_000)))) { OnRead = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => CsvReader.Read(stream, "test", cancellation: source.Token));
    }

    private sealed class Reports : IProgress<ReadProgress>
    {
        public List<ReadProgress> All { get; } = [];

        public void Report(ReadProgress value) => All.Add(value);
    }

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly System.Diagnostics.Stopwatch _watch = System.Diagnostics.Stopwatch.StartNew();

        public TimeSpan Elapsed => _watch.Elapsed;

        public Action OnRead { get; init; } = () => { };

        public override int Read(byte[] buffer, int offset, int count)
        {
            OnRead();
            Thread.Sleep(20);
            return base.Read(buffer, offset, Math.Min(count, 10_000));
        }
    }
}
