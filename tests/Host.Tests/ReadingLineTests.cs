using Accel.Engine.Data;

namespace Accel.Host.Tests;

public class ReadingLineTests
{
    [Theory]
    [InlineData(500_000_000, 2_000_000_000L, "Reading: 25% of 2000 MB, 250 MB/s, 6 s left")]
    [InlineData(500_000_000, null, "Reading: 500 MB, 250 MB/s")]
    public void Says_how_far_how_fast_and_how_long(long read, long? total, string expected) =>
        Assert.Equal(expected, ReadingLine.Describe(new ReadProgress(read, total), seconds: 2));

    [Fact]
    public void Short_readings_show_nothing()
    {
        using var terminal = new StringWriter();
        using (var line = new ReadingLine(terminal))
            line.Report(new ReadProgress(1, 2));
        Assert.Empty(terminal.ToString());
    }
}
