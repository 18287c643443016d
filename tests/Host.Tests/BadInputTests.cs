using Accel.Engine.Engines;

namespace Accel.Host.Tests;

public sealed class BadInputTests : IDisposable
{
    private static readonly string Songs = CommandRun.File("samples/songs.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private CommandRun Fit(string text, params string[] args) => CommandRun.Here(["fit", _folder.Write("data.csv", text), .. args]);

    private static CommandRun FitSongs(params string[] args) => CommandRun.Here(["fit", Songs, .. args]);

    [Fact]
    public void Missing_file() =>
        CommandRun.Here("fit", Songs.Replace("songs.csv", "song.csv", StringComparison.Ordinal), "y ~ x").IsRefused("song.csv", "did you mean 'songs.csv'?");

    [Fact]
    public void Missing_folder() => CommandRun.Here("fit", "no/such/data.csv", "y ~ x").IsRefused("no/such/data.csv", "folder");

    [Fact]
    public void Empty_file() => Fit("", "y ~ x").IsRefused("data.csv is empty");

    [Fact]
    public void Empty_standard_input() => CommandRun.Here("fit", "-", "y ~ x").IsRefused("stdin is empty");

    [Fact]
    public void Header_only() => Fit("y,x\n", "y ~ x").IsRefused("data.csv has a header line but no rows");

    [Fact]
    public void Ragged_row() => Fit("y,x\n1,2\n3,4,5\n", "y ~ x").IsRefused("data.csv, line 3: expected 2 fields", "found 3");

    [Fact]
    public void Unknown_column() => FitSongs("skipped ~ ratng").IsRefused("no column 'ratng'", "did you mean 'rating'?", "\n  skipped ~ ratng\n            ^");

    [Fact]
    public void Non_numeric_response() => Fit("y,x\na,1\nb,2\na,3\n", "y ~ x").IsRefused("the response must be numeric or logical", "row 1", "'y'", "\n  y ~ x\n  ^");

    [Fact]
    public void Response_outside_the_family_s_range() =>
        Fit("y,x\n0,1\n1,2\n2,3\n", "y ~ x", "--family", "binomial").IsRefused("data.csv, row 3", "'y' is 2", "binomial");

    [Fact]
    public void Negative_count() => Fit("y,x\n0,1\n-1,2\n2,3\n", "y ~ x", "--family", "poisson").IsRefused("data.csv, row 2", "'y' is -1", "poisson");

    [Fact]
    public void Formula_syntax() => FitSongs("skipped ~ rating + * 2").IsRefused("In the formula", "\n  skipped ~ rating + * 2\n                     ^");

    [Fact]
    public void Formula_without_a_tilde() => FitSongs("rating").IsRefused("it has no '~'", "y ~ x");

    [Fact]
    public void Formula_errors_come_before_the_data_are_read() => CommandRun.Here("fit", "no-such.csv", "y ~ (x").IsRefused("In the formula", "not closed");

    [Fact]
    public void All_rows_missing() => Fit("y,x\n1,NA\nNA,2\n", "y ~ x").IsRefused("data.csv: every row has a missing value", "y (1 of 2 rows)", "x (1 of 2 rows)");

    [Fact]
    public void Negative_weights() => Fit("y,x,w\n1,1,1\n2,3,-2\n4,5,1\n", "y ~ x", "--weights", "w").IsRefused("In the weights", "negative (-2) in row 2");

    [Fact]
    public void Unknown_weights() => FitSongs("skipped ~ rating", "--weights", "w").IsRefused("In the weights", "no column 'w'");

    [Fact]
    public void Fewer_rows_than_coefficients() => Fit("y,x,z\n1,1,2\n2,3,5\n", "y ~ x + z").IsRefused("data.csv has 2 usable rows for 3 coefficients", "y ~ x + z");

    [Fact]
    public void Constant_response_in_a_logistic_model() => Fit("y,x\n1,1\n1,2\n1,3\n", "y ~ x", "--family", "binomial").IsRefused("'y' in ", "data.csv is 1", "never varies");

    [Theory]
    [InlineData("no/such/folder/out.txt", "there is no folder")]
    [InlineData("", "a folder")]
    [InlineData("/proc/out.txt", "cannot be written")]
    public void Output_that_cannot_be_written_is_found_before_the_data_are_read(string path, string part)
    {
        if (path.StartsWith('/') && !OperatingSystem.IsLinux())
            return;
        CommandRun.Here("fit", "no-such.csv", "y ~ x", "-o", Path.Combine(_folder.Path, path)).IsRefused(part, path);
    }

    [Fact]
    public void Output_over_the_data()
    {
        var path = _folder.Write("data.csv", "y,x\n1,2\n2,3\n3,5\n");
        CommandRun.Here("fit", path, "y ~ x", "-o", Path.Combine(_folder.Path, ".", "data.csv")).IsRefused("the data file itself");
        Assert.StartsWith("y,x", File.ReadAllText(path));
    }

    [Fact]
    public void Unknown_family() => FitSongs("skipped ~ rating", "--family", "binomal").IsRefused("no family 'binomal'", "did you mean 'binomial'?", "gaussian, binomial, poisson");

    [Theory]
    [InlineData("--theta is 'two'; it takes a number.", "--family", "negative.binomial", "--theta", "two")]
    [InlineData("family negative.binomial needs theta > 0", "--family", "negative.binomial", "--theta=-1")]
    [InlineData("takes no variance", "--family", "poisson", "--variance", "mu^2")]
    [InlineData("needs a power", "--family", "tweedie")]
    [InlineData("--start holds 'a'", "--family", "binomial", "--start", "1,a")]
    [InlineData("3 starting values for the 2 coefficients", "--family", "binomial", "--start", "1,2,3")]
    [InlineData("not gaussian", "--firth")]
    public void Parameters_of_families(string expected, params string[] options) => FitSongs(["skipped ~ rating", .. options]).IsRefused(expected);

    [Fact]
    public void Unknown_link() => FitSongs("skipped ~ rating", "--link", "cubic").IsRefused("no link 'cubic'", "identity, log, logit");

    [Fact]
    public void Unknown_engine() => FitSongs("skipped ~ rating", "--engine", "abacus").IsRefused("no engine 'abacus'", "auto, cpu, scalar, gpu");

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("two")]
    [InlineData("99999999999")]
    public void Bad_number_of_threads(string threads) => FitSongs("skipped ~ rating", "--threads", threads).IsRefused("--threads", $"'{threads}'", "from 1 up");

    [Theory]
    [InlineData("-1")]
    [InlineData("first")]
    [InlineData("99999999999")]
    public void Bad_number_of_a_device(string device) => FitSongs("skipped ~ rating", "--device", device).IsRefused("--device", $"'{device}'", "accel engines");

    [Theory]
    [InlineData("auto")]
    [InlineData("gpu")]
    public void Device_that_there_is_not(string engine) => FitSongs("skipped ~ rating", "--engine", engine, "--device", "1000").IsRefused("cannot be used", "GPU");

    [Theory]
    [InlineData("cpu")]
    [InlineData("scalar")]
    public void Device_for_an_engine_without_one(string engine) => FitSongs("skipped ~ rating", "--engine", engine, "--device", "0").IsRefused("--device 0", $"the engine {engine}", "gpu or auto");

    [Fact]
    public void Threads_for_the_scalar_engine() => FitSongs("skipped ~ rating", "--engine", "scalar", "--threads", "2").IsRefused("one thread");

    [Fact]
    public void Gpu_is_used_or_refused_with_the_reason()
    {
        var run = FitSongs("skipped ~ rating", "--family", "binomial", "--engine", "gpu");
        if (GpuSupport.WhyUnavailable() is { } reason)
            run.IsRefused(reason);
        else
            Assert.Equal(File.ReadAllText(CommandRun.File("Golden/songs.txt")), run.Output);
    }

    [Fact]
    public void Unknown_option() => FitSongs("skipped ~ rating", "--famly", "binomial").IsRefused("--famly", "accel fit --help");

    [Fact]
    public void Option_without_its_value() => FitSongs("skipped ~ rating", "--family").IsRefused("--family");

    [Fact]
    public void Formula_without_quotes() => FitSongs("skipped", "~", "rating").IsRefused("quotes");

    [Fact]
    public void Missing_arguments() => CommandRun.Here("fit").IsRefused("DATA", "FORMULA", "accel fit --help");

    [Fact]
    public void Missing_command() => CommandRun.Here().IsRefused("accel --help");

    [Fact]
    public void Bad_lanes_variable() =>
        CommandRun.ProcessWith(("ACCEL_LANES", "1024"), "fit", Songs, "skipped ~ rating").IsRefused("ACCEL_LANES is '1024'", "256");
}
