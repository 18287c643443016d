using System.Text;
using Accel.Engine.Data;

namespace Accel.Engine.Tests.Data;

public class CsvErrorTests
{
    [Theory]
    [InlineData("", "test is empty")]
    [InlineData("\n\n  \n", "test is empty")]
    [InlineData("a,b\n", "header line but no rows")]
    [InlineData("a,b", "header line but no rows")]
    [InlineData("a,b\n1,2\n3\n", "line 3: expected 2 fields as in the header, found 1 (delimiter comma). Add the missing fields")]
    [InlineData("a,b\n\n1,2\n3,4,5\n", "line 4: expected 2 fields as in the header, found 3")]
    [InlineData("a,b\n\"x\ny\",2\n3,4,5\n", "line 4: expected 2 fields")]
    [InlineData("a,b\r\n\"x\r\ny\",2\r\n3,4,5\r\n", "line 4: expected 2 fields")]
    [InlineData("a,b\r\"x\ry\",2\r3,4,5\r", "line 4: expected 2 fields")]
    [InlineData("a;b\n1;2\n3;4;5\n", "(delimiter semicolon)")]
    [InlineData("a,b\n1,2,3\n", "row names")]
    [InlineData("a,b\n1,2,\n", "The line ends with a delimiter")]
    [InlineData("x\n1\n2,3\n", "line 3: expected 1 field as in the header, found 2")]
    [InlineData("a,b\n1,\"open\n2,x\n", "line 2: the quote that begins here is not closed")]
    [InlineData("a,b\n1,\"x\"y\n", "line 2: text follows the closing quote of field 2")]
    [InlineData("a,b,a\n1,2,3\n", "columns 1 and 3 are both named 'a'")]
    [InlineData("a,b\n1,2\n3,\0\n", "line 3: a NUL byte")]
    [InlineData("PK\u0003\u0004rest", "zip archive or a spreadsheet")]
    public void Says_what_and_where(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => CsvText.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("caf\u00e9,b\n1,2\n", "line 1: the name of column 1 is not UTF-8")]
    [InlineData("a,b\n1,2\n3,caf\u00e9\n", "line 3: column 'b' is not UTF-8")]
    [InlineData("a,b\n1,x\n3,caf\u00e9\n", "line 3: column 'b' is not UTF-8")]
    public void Latin_1_is_refused_where_it_matters(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => CsvText.Read(Encoding.Latin1.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Damaged_gzip_is_said_to_be_damaged()
    {
        var random = new Random(1);
        var text = new StringBuilder("x,y\n");
        for (var i = 0; i < 20_000; i++)
            text.Append(random.NextDouble()).Append(",2\n");
        var whole = CsvReaderTests.Gzip(text.ToString());
        Assert.Equal(20_000, CsvText.Read(whole).RowCount);
        foreach (var length in new[] { whole.Length / 2, whole.Length - 6, 12 })
            Assert.Contains("damaged or cut off", Assert.Throws<InputException>(() => CsvText.Read(whole[..length])).Message, StringComparison.Ordinal);
        var flipped = (byte[])whole.Clone();
        flipped[whole.Length / 2] ^= 0x55;
        Assert.Throws<InputException>(() => CsvText.Read(flipped));
    }

    [Fact]
    public void Files_that_cannot_be_opened_say_why()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "songs.csv");
            File.WriteAllText(path, "x\n1\n");
            Assert.Contains("did you mean 'songs.csv'?", Message(Path.Combine(folder.FullName, "song.csv")), StringComparison.Ordinal);
            Assert.Contains("There is no file", Message(Path.Combine(folder.FullName, "other.txt")), StringComparison.Ordinal);
            Assert.Contains("does not exist either", Message(Path.Combine(folder.FullName, "none", "songs.csv")), StringComparison.Ordinal);
            Assert.Contains("is a directory", Message(folder.FullName), StringComparison.Ordinal);
            Assert.Contains("name of the data file is empty", Message(""), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess)
            {
                File.SetUnixFileMode(path, UnixFileMode.None);
                Assert.Contains("no permission to read", Message(path), StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static string Message(string path) => Assert.Throws<InputException>(() => CsvReader.Read(path)).Message;
    }

    [Fact]
    public void A_stream_that_fails_is_no_crash() =>
        Assert.Contains("reading failed: the disk is gone", Assert.Throws<InputException>(() => CsvReader.Read(new FailingStream(), "test")).Message, StringComparison.Ordinal);

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("the disk is gone");

        public override int Read(Span<byte> buffer) => throw new IOException("the disk is gone");
    }
}
