using System.IO.Compression;
using System.Text;
using Accel.Engine.Data;

namespace Accel.Engine.Tests.Data;

public class CsvReaderTests
{
    [Fact]
    public void Reads_numbers_text_and_logicals()
    {
        var table = CsvText.Read("x,genre,live\n1,rock,TRUE\n2.5,jazz,F\n-3e2,rock,T\n");
        Assert.Equal(3, table.RowCount);
        Assert.Equal(["x", "genre", "live"], table.Names());
        Assert.Equal([1, 2.5, -300], table.Numbers("x"));
        Assert.Equal(["rock", "jazz", "rock"], table.Texts("genre"));
        Assert.Equal(["jazz", "rock"], ((CategoricalColumn)table["genre"]).Levels);
        Assert.Equal([true, false, true], table.Logicals("live"));
    }

    [Theory]
    [InlineData("a,b\n1,\"x,y\"\n", "x,y")]
    [InlineData("a,b\n1,\"say \"\"hi\"\"\"\n", "say \"hi\"")]
    [InlineData("a,b\n1,\"two\nlines\"\n", "two\nlines")]
    [InlineData("a,b\n1,\"two\r\nlines\"\r\n", "two\r\nlines")]
    [InlineData("a,b\n1,\"\"\"\"\n", "\"")]
    [InlineData("a,b\n1, \"x,y\" \n", "x,y")]
    [InlineData("a,b\n1,5\" pipe\n", "5\" pipe")]
    [InlineData("a,b\n1, kept blanks \n", " kept blanks ")]
    [InlineData("a,b\n1,Ünïcode 😀\n", "Ünïcode 😀")]
    [InlineData("a,b\n1,\"x\"", "x")]
    public void Reads_quoted_and_bare_text(string text, string expected) =>
        Assert.Equal([expected], CsvText.Read(text).Texts("b"));

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("\n\na,b\n\n1,2\n   \n3,4\n\n\n")]
    [InlineData(" a , b \n 1 ,\t2\n3 , 4 \n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n")]
    [InlineData("a;b\n1;2\n3;4\n")]
    [InlineData("a\tb\n1\t2\n3\t4\n")]
    [InlineData("a|b\n1|2\n3|4\n")]
    public void Line_ends_blanks_and_delimiters_do_not_matter(string text)
    {
        var table = CsvText.Read(text);
        Assert.Equal(["a", "b"], table.Names());
        Assert.Equal([1, 3], table.Numbers("a"));
        Assert.Equal([2, 4], table.Numbers("b"));
    }

    [Theory]
    [InlineData("a;b\n1,5;2,5\n3,5;4\n", 2)]
    [InlineData("\"a,b\";c\n\"1,2\";3\n", 2)]
    [InlineData("name,note\n1,\"a;b;c\"\n2,\"d;e;f\"\n", 2)]
    [InlineData("a,b;c,d\n1,2;3,4\n", 3)]
    [InlineData("name, first\tage\nSmith, J\t30\nDoe, A\t40\n", 2)]
    [InlineData("x\n1\n2\n", 1)]
    [InlineData("name\none two\nthree|four\n", 1)]
    public void Delimiter_is_the_one_that_cuts_all_lines_alike(string text, int columns) =>
        Assert.Equal(columns, CsvText.Read(text).Columns.Count);

    [Fact]
    public void Delimiter_in_text_is_told_from_the_delimiter() =>
        Assert.Equal([30.0, 40.0], CsvText.Read("name, first\tage\nSmith, J\t30\nDoe, A\t40\n").Numbers("age"));

    [Fact]
    public void Missing_is_an_empty_field_or_NA_quoted_or_not()
    {
        var table = CsvText.Read("x,g,l\n1,a,T\nNA,NA,NA\n,,\n\"NA\",\"NA\",\"NA\"\n\"\",\"\",\"\"\n NA ,b,F\n");
        Assert.Equal([1, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN], table.Numbers("x"));
        Assert.Equal(["a", null, null, null, null, "b"], table.Texts("g"));
        Assert.Equal([true, null, null, null, null, false], table.Logicals("l"));
        Assert.True(table["x"].IsMissing(1));
        Assert.True(table["g"].IsMissing(2));
        Assert.True(table["l"].IsMissing(3));
        Assert.False(table["l"].IsMissing(5));
    }

    [Fact]
    public void Column_without_values_is_logical() =>
        Assert.Equal([null, null], CsvText.Read("x,y\n1,NA\n2,\n").Logicals("y"));

    [Fact]
    public void Numbers_before_text_keep_their_spelling()
    {
        var table = CsvText.Read("x,y\n1.0,1\n01,2\nNA,3\nabc,4\n");
        Assert.Equal(["1.0", "01", null, "abc"], table.Texts("x"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Numbers_long_before_text_keep_their_spelling(bool seekable)
    {
        var text = new StringBuilder("id,x,y\n");
        for (var i = 0; i < 300_000; i++)
            text.Append(i).Append(",01.50,").Append(i % 7).Append('\n');
        text.Append("300000,late,1\n300001,\"01.50\",2\n");
        Stream bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var table = CsvReader.Read(seekable ? bytes : new PipeStream(bytes), "test");
        var column = Assert.IsType<CategoricalColumn>(table["x"]);
        Assert.Equal(["01.50", "late"], column.Levels);
        Assert.Equal("01.50", column[0]);
        Assert.Equal("late", column[300_000]);
        Assert.Equal("01.50", column[300_001]);
        Assert.Equal(300_002, column.Count);
        Assert.Equal(299_999.0, table.Numbers("id")[299_999]);
        Assert.Equal(299_999 % 7, table.Numbers("y")[299_999]);
    }

    [Fact]
    public void Text_after_missing_values_only_is_text()
    {
        var text = new StringBuilder("x,y\n");
        for (var i = 0; i < 2000; i++)
            text.Append("NA,1\n");
        text.Append("late,1\n");
        var column = Assert.IsType<CategoricalColumn>(CsvText.Read(text.ToString())["x"]);
        Assert.Equal(2001, column.Count);
        Assert.Null(column[1999]);
        Assert.Equal("late", column[2000]);
    }

    [Fact]
    public void Logical_words_with_other_text_are_levels() =>
        Assert.Equal(["T", "FALSE", "maybe"], CsvText.Read("x\nT\nFALSE\nmaybe\n").Texts("x"));

    [Fact]
    public void Levels_are_sorted_by_code_point()
    {
        var column = (CategoricalColumn)CsvText.Read("g\nb\na\nB\n\uFFFD\n😀\n10\n9\né\n")["g"];
        Assert.Equal(["10", "9", "B", "a", "b", "é", "\uFFFD", "😀"], column.Levels);
        Assert.Equal(column.Levels, new CategoricalColumn("g", ["b", "a", "B", "\uFFFD", "😀", "10", "9", "é"]).Levels);
    }

    [Fact]
    public void Levels_with_the_same_start_are_sorted_too()
    {
        string[] levels = ["12345678", "123456789", "1234567890", "123456789é", "12345678é", "a", "ab", "abcdefgh", "abcdefghi", "é", "ééééééé"];
        var random = new Random(3);
        var text = string.Join('\n', Enumerable.Range(0, 300).Select(_ => levels[random.Next(levels.Length)]));
        Assert.Equal(levels, ((CategoricalColumn)CsvText.Read($"g\n{text}\n")["g"]).Levels);
    }

    [Fact]
    public void Columns_without_a_name_are_called_X() =>
        Assert.Equal(["X.1", "a", "X", "X.2"], CsvText.Read(",a,X,\n1,2,3,4\n").Names());

    [Fact]
    public void Byte_order_marks_are_no_text()
    {
        const string text = "x,g\n1,é\n";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var table = CsvText.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal(["x", "g"], table.Names());
            Assert.Equal(["é"], table.Texts("g"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gzip_is_known_by_its_bytes(bool seekable)
    {
        var bytes = new MemoryStream(Gzip("x,g\n1,a\n01,b\n2,c\n"));
        Assert.Equal([1.0, 1.0, 2.0], CsvReader.Read(seekable ? bytes : new PipeStream(bytes), "test").Numbers("x"));
    }

    [Fact]
    public void Gzip_can_be_read_again_for_late_text()
    {
        var text = new StringBuilder("x\n");
        for (var i = 0; i < 400_000; i++)
            text.Append("1.0\n");
        text.Append("a\n");
        foreach (var stream in new Stream[] { new MemoryStream(Gzip(text.ToString())), new PipeStream(new MemoryStream(Gzip(text.ToString()))) })
            Assert.Equal(["1.0", "a"], ((CategoricalColumn)CsvReader.Read(stream, "test")["x"]).Levels);
    }

    [Fact]
    public void Fields_longer_than_the_buffer_are_whole()
    {
        var longText = string.Concat(Enumerable.Repeat("0123456789\"\"\n", 250_000));
        var table = CsvText.Read($"a,b\n1,short\n2,\"{longText}\"\n3,end\n");
        Assert.Equal(["short", longText.Replace("\"\"", "\""), "end"], table.Texts("b"));
        Assert.Equal([1, 2, 3], table.Numbers("a"));
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_left_open()
    {
        var stream = new MemoryStream("skip me\nx\n1\n2\n"u8.ToArray()) { Position = 8 };
        Assert.Equal([1, 2], CsvReader.Read(stream, "test").Numbers("x"));
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData("songs.csv", "songs")]
    [InlineData("songs.2024.txt", "songs.2024")]
    [InlineData("songs.csv.gz", "songs")]
    [InlineData("songs", "songs")]
    public void Table_is_named_after_the_file(string file, string name)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, file);
            File.WriteAllText(path, "x,y\n1,2\n");
            var table = CsvReader.Read(path);
            Assert.Equal(name, table.Name);
            Assert.Equal(path, table.Source);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static byte[] Gzip(string text)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    [Fact]
    public void A_header_longer_than_the_buffer_shows_its_delimiter()
    {
        const int columns = 200_000;
        var header = string.Join('\t', Enumerable.Range(0, columns).Select(i => $"v{i}"));
        var table = CsvText.Read(header + "\n" + string.Join('\t', Enumerable.Repeat("1", columns)) + "\n");
        Assert.Equal(columns, table.Columns.Count);
    }
}
