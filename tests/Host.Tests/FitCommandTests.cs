using System.IO.Compression;
using System.Text;

namespace Accel.Host.Tests;

public class FitCommandTests
{
    private static readonly string Songs = CommandRun.File("samples/songs.csv");
    private static readonly string Plays = CommandRun.File("Golden/plays.csv");

    private static string Golden(string name) => File.ReadAllText(CommandRun.File($"Golden/{name}.txt"));

    [Theory]
    [InlineData("songs", "samples/songs.csv", "skipped ~ rating", "binomial")]
    [InlineData("plays-poisson", "Golden/plays.csv", "plays ~ genre + rating + offset(log(days))", "poisson")]
    [InlineData("plays-gamma", "Golden/plays.csv", "days ~ genre + rating", "Gamma")]
    [InlineData("plays-lm", "Golden/plays.csv", "plays ~ days + genre", "gaussian")]
    public void Prints_what_R_prints(string golden, string data, string formula, string family)
    {
        var run = CommandRun.Here("fit", CommandRun.File(data), formula, "--family", family);
        Assert.Equal(Golden(golden), run.Output);
        Assert.Empty(run.Error);
        Assert.Equal(ExitCode.Success, run.ExitCode);
    }

    [Theory]
    [InlineData("cpu", "3")]
    [InlineData("scalar", "1")]
    public void Prints_the_same_from_every_engine(string engine, string threads) =>
        Assert.Equal(Golden("songs"), CommandRun.Here("fit", Songs, "skipped ~ rating", "--family", "binomial", "--engine", engine, "--threads", threads).Output);

    [Fact]
    public void Takes_names_in_any_case() =>
        Assert.Equal(Golden("songs"), CommandRun.Here("fit", Songs, "skipped ~ rating", "--family", "Binomial", "--link", "LOGIT", "--engine", "CPU").Output);

    [Fact]
    public void Names_the_call_as_R_does() =>
        Assert.Contains("family = Gamma(link = \"log\")", CommandRun.Here("fit", Plays, "days ~ rating", "--family", "gamma", "--link", "log").Output, StringComparison.Ordinal);

    [Fact]
    public void Reads_standard_input()
    {
        using var input = File.OpenRead(Songs);
        var run = CommandRun.HereWith(input, "fit", "-", "skipped ~ rating", "--family", "binomial");
        Assert.Equal(Golden("songs").Replace("data = songs", "data = stdin", StringComparison.Ordinal), run.Output);
    }

    [Fact]
    public async Task Reads_a_named_pipe_whose_writer_stays_until_the_end()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var path = folder.File("songs");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [path]))
            await make.WaitForExitAsync();
        var writing = Task.Run(() =>
        {
            using var pipe = new FileStream(path, FileMode.Open, FileAccess.Write);
            pipe.Write(File.ReadAllBytes(Songs));
        });
        Assert.Equal(Golden("songs"), CommandRun.Here("fit", path, "skipped ~ rating", "--family", "binomial").Output);
        await writing;
    }

    [Fact]
    public void Reads_gzip_under_the_table_s_own_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("songs.csv.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            gzip.Write(File.ReadAllBytes(Songs));
        Assert.Equal(Golden("songs"), CommandRun.Here("fit", path, "skipped ~ rating", "--family", "binomial").Output);
    }

    [Fact]
    public void Reads_tabs()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("plays.tsv", File.ReadAllText(Plays).Replace(',', '\t'));
        Assert.Equal(Golden("plays-lm"), CommandRun.Here("fit", path, "plays ~ days + genre").Output);
    }

    [Fact]
    public void Weights_and_offset_as_options_show_in_the_call()
    {
        var run = CommandRun.Here("fit", Plays, "plays ~ rating", "--family", "poisson", "--weights", "days", "--offset", "log(days)");
        Assert.Contains("weights = days, offset = log(days)", run.Output.ReplaceLineEndings(" ").Replace("     ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, run.ExitCode);
    }

    [Fact]
    public void Warnings_follow_on_standard_error()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("separated.csv", "y,x\n0,1\n0,2\n0,3\n1,4\n1,5\n1,6\n");
        var run = CommandRun.Here("fit", path, "y ~ x", "--family", "binomial");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.StartsWith("\nCall:", run.Output);
        Assert.Contains("Warning: Fitted probabilities numerically 0 or 1 occurred", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_tells_the_engine_the_rows_and_the_time_on_standard_error()
    {
        var run = CommandRun.Here("fit", Plays, "plays ~ rating", "--family", "poisson", "--verbose");
        Assert.StartsWith("\nCall:", run.Output);
        foreach (var part in new[] { "engine: cpu (", "reason: ", "15 rows, 2 of 4 columns, from ", "14 fitted, 1 omitted", " s to read", "over the rows" })
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_to_a_file_and_nothing_to_standard_output()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("summary.txt", "what stood here before");
        var run = CommandRun.Here("fit", Songs, "skipped ~ rating", "--family", "binomial", "-o", path);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal(Encoding.UTF8.GetBytes(Golden("songs")), File.ReadAllBytes(path));
        Assert.Equal(["summary.txt"], folder.Names);
    }

    [Fact]
    public void A_failed_fit_leaves_the_output_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("summary.txt", "what stood here before");
        CommandRun.Here("fit", Songs, "skipped ~ stars", "-o", path).IsRefused("stars");
        Assert.Equal("what stood here before", File.ReadAllText(path));
        Assert.Equal(["summary.txt"], folder.Names);
    }

    [Fact]
    public void A_link_to_the_output_file_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var path = folder.Write("summary.txt", "before");
        File.CreateSymbolicLink(folder.File("link"), path);
        Assert.Equal(ExitCode.Success, CommandRun.Here("fit", Plays, "plays ~ days", "-o", folder.File("link")).ExitCode);
        Assert.NotNull(File.ResolveLinkTarget(folder.File("link"), returnFinalTarget: false));
        Assert.StartsWith("\nCall:", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("(Dispersion parameter for Negative Binomial(2) family taken to be 1)", "--family", "negative.binomial", "--theta", "2")]
    [InlineData("variance = \"mu\"", "--family", "quasi", "--link", "log", "--variance", "mu")]
    [InlineData("tweedie(var.power = 1.5", "--family", "Tweedie", "--power", "1.5")]
    [InlineData("poisson(link = power(0.5))", "--family", "poisson", "--link", "power(0.5)", "--start", "0.6,0.02")]
    [InlineData("method = \"brglmFit\"", "--family", "binomial", "--firth")]
    public void Takes_the_parameters_of_families(string expected, params string[] options)
    {
        var run = CommandRun.Here(["fit", Songs, "skipped ~ rating", .. options]);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }
}
