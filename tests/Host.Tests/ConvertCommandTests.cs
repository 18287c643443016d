using Accel.Engine.Data;
using Microsoft.Data.Sqlite;

namespace Accel.Host.Tests;

public sealed class ConvertCommandTests : IDisposable
{
    private static readonly string Songs = CommandRun.File("samples/songs.csv");
    private static readonly string Plays = CommandRun.File("Golden/plays.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Golden(string name) => File.ReadAllText(CommandRun.File($"Golden/{name}.txt"));

    private string Convert(params string[] args)
    {
        var path = _folder.File("out.accel");
        var run = CommandRun.Here(["convert", args[0], path, .. args[1..]]);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Empty(run.Error);
        Assert.Equal(["out.accel"], _folder.Names.Where(name => name != "shop.db"));
        return path;
    }

    [Theory]
    [InlineData()]
    [InlineData("--memory", "0")]
    [InlineData("--memory", "10KB")]
    public void A_fit_of_the_converted_file_prints_what_R_prints(params string[] memory)
    {
        var songs = Convert([Songs, .. memory]);
        Assert.Equal(Golden("songs"), CommandRun.Here(["fit", songs, "skipped ~ rating", "--family", "binomial", .. memory]).Output);
        var plays = Convert([Plays, .. memory]);
        Assert.Equal(Golden("plays-poisson"), CommandRun.Here(["fit", plays, "plays ~ genre + rating + offset(log(days))", "--family", "poisson", .. memory]).Output);
        Assert.Equal(Golden("plays-lm"), CommandRun.Here(["fit", Plays, "plays ~ days + genre", .. memory]).Output);
    }

    [Fact]
    public void Takes_the_columns_named_in_their_order()
    {
        Assert.Equal(["rating", "days"], AccelFile.Read(Convert(Plays, "--columns", "rating, days")).Columns.Select(column => column.Name));
        CommandRun.Here("convert", Plays, _folder.File("b.accel"), "--columns", "rating,dayz").IsRefused("no column 'dayz'", "did you mean 'days'?");
        CommandRun.Here("convert", Plays, _folder.File("b.accel"), "--columns", ",").IsRefused("names no column");
        CommandRun.Here("convert", Plays, _folder.File("b.accel"), "--columns", "days,days").IsRefused("two columns are named 'days'");
        Assert.Equal(["out.accel"], _folder.Names);
    }

    [Fact]
    public void Reads_standard_input_and_its_own_output()
    {
        using var input = File.OpenRead(Plays);
        var first = _folder.File("first.accel");
        Assert.Equal(ExitCode.Success, CommandRun.HereWith(input, "convert", "-", first).ExitCode);
        var second = _folder.File("second.accel");
        Assert.Equal(ExitCode.Success, CommandRun.Here("convert", first, second).ExitCode);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void Databases_are_read_by_a_query()
    {
        var path = _folder.File("shop.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "create table a(x, y); create table b(z); insert into a values (1, 1), (2, 3), (3, 4), (4, 9)";
            command.ExecuteNonQuery();
        }
        var direct = CommandRun.Here("fit", path, "y ~ x", "--query", "select x, y from a");
        Assert.Equal(ExitCode.Success, direct.ExitCode);
        Assert.Equal(direct.Output, CommandRun.Here("fit", Convert(path, "--query", "select y, x, 0 as unused from a"), "y ~ x").Output);
        CommandRun.Here("fit", path, "y ~ x").IsRefused("shop.db has 2 tables", "--query", "a, b");
        CommandRun.Here("fit", path, "y ~ x", "--query", "select x, z from a").IsRefused("no such column: z", "in the query select x, z from a");
        CommandRun.Here("fit", Plays, "plays ~ days", "--query", "select 1").IsRefused("no SQLite database");
    }

    [Fact]
    public void Refuses_what_it_cannot_write()
    {
        CommandRun.Here("convert", Songs, _folder.File("out.csv")).IsRefused("out.csv' must end in .accel");
        CommandRun.Here("convert", Songs, _folder.File("no/out.accel")).IsRefused("there is no folder");
        CommandRun.Here("convert", _folder.File("none.csv"), _folder.File("out.accel")).IsRefused("There is no file");
        CommandRun.Here("convert", Songs).IsRefused("OUTPUT", "accel convert --help");
        var own = Convert(Plays);
        CommandRun.Here("convert", own, own).IsRefused("the data file itself");
        Assert.Equal(["out.accel"], _folder.Names);
    }

    [Theory]
    [InlineData("")]
    [InlineData("much")]
    [InlineData("-1")]
    [InlineData("1 apple")]
    [InlineData("1e5")]
    [InlineData("99999999999GB")]
    [InlineData("GB")]
    [InlineData("nan")]
    public void Refuses_sizes_that_are_none(string size) => CommandRun.Here("fit", Songs, "skipped ~ rating", "--memory", size).IsRefused("--memory", "500MB");

    [Theory]
    [InlineData("0")]
    [InlineData("100000B")]
    [InlineData("64kB")]
    [InlineData("1.5 GiB")]
    [InlineData("2tb")]
    public void Takes_sizes_with_and_without_units(string size) =>
        Assert.Equal(Golden("songs"), CommandRun.Here("fit", Songs, "skipped ~ rating", "--family", "binomial", "--memory", size).Output);
}
