using System.Globalization;
using System.Xml.Linq;
using Accel.Engine.Likelihood;

namespace Accel.Host.Tests;

/// <summary><c>accel grid</c> and <c>accel mle</c> as a user runs them.</summary>
public sealed class GridCommandTests : IDisposable
{
    private static readonly string[] Songs = ["grid", CommandRun.File("samples/songs.csv"), "skipped ~ rating", "--family", "binomial"];
    private static readonly string[] Axes = ["--axis", "(Intercept)=0.5:1.5:20", "--axis", "rating=-1:0:30"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writes_every_combination_and_tells_the_best()
    {
        var path = _folder.File("surface.csv");
        var run = CommandRun.Here([.. Songs, .. Axes, "-o", path]);
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        foreach (var part in new[] { "20 x 30 combinations", "collapsed to the 20 different ones", "terms per second", "-5785.122124" })
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(path);
        Assert.Equal("(Intercept),rating,logLik", lines[0]);
        Assert.Equal(601, lines.Length);
        Assert.StartsWith("0.5,-1,-13795.3690644589", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1.5,0,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Collapsing_or_not_the_surface_is_the_same()
    {
        var (collapsed, all) = (_folder.File("collapsed.csv"), _folder.File("all.csv"));
        Assert.Equal(ExitCode.Success, CommandRun.Here([.. Songs, .. Axes, "-o", collapsed]).ExitCode);
        var run = CommandRun.Here([.. Songs, .. Axes, "-o", all, "--collapse", "off"]);
        Assert.Contains("10000 rows, a term each", run.Output, StringComparison.Ordinal);
        Assert.All(Values(collapsed).Zip(Values(all)), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First)));
    }

    [Fact]
    public void Npy_holds_the_axes_as_dimensions()
    {
        var path = _folder.File("surface.npy");
        Assert.Equal(ExitCode.Success, CommandRun.Here([.. Songs, .. Axes, "-o", path]).ExitCode);
        var bytes = File.ReadAllBytes(path);
        var header = System.Text.Encoding.ASCII.GetString(bytes, 10, bytes[8] + 256 * bytes[9]);
        Assert.Contains("'shape': (20,30,)", header, StringComparison.Ordinal);
        Assert.Equal(0, (10 + header.Length) % 64);
        Assert.Equal(10 + header.Length + 600 * 8, bytes.Length);
        Assert.Equal(-13795.369064458959, BitConverter.ToDouble(bytes, 10 + header.Length), 1e-9);
    }

    [Theory]
    [InlineData("--axis", "(Intercept)=0.5:1.5:20", "--axis", "rating=-1:0:30")]
    [InlineData("--axis", "rating", "--profile", "--fix", "(Intercept)=1")]
    [InlineData("--axis", "rating", "--profile")]
    public void Plots_are_well_formed(params string[] axes)
    {
        var path = _folder.File("plot.svg");
        var run = CommandRun.Here([.. Songs, .. axes, "--plot", path]);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        var text = string.Concat(XDocument.Load(path).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        foreach (var part in new[] { "rating", "log odds per unit", "best of the grid", "maximum likelihood estimate" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_of_one_parameter_has_an_interval()
    {
        var run = CommandRun.Here([.. Songs, "--axis", "rating", "--profile"]);
        // As R's confint() has it, up to the interpolation.
        Assert.Contains("rating from -0.3225", run.Output, StringComparison.Ordinal);
        Assert.Contains("to -0.2895", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refinement_finds_the_estimates()
    {
        var run = CommandRun.Here([.. Songs, .. Axes, "--refine", "1e-5"]);
        Assert.Contains("Zoomed in with", run.Output, StringComparison.Ordinal);
        Assert.Contains("rating = -0.30599", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Distributions_take_the_place_of_models()
    {
        var run = CommandRun.Here("grid", CommandRun.File("samples/songs.csv"), "rating", "--distribution", "normal", "--axis", "mean=5:6:11", "--axis", "variance=7:9:11");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("variance", run.Output, StringComparison.Ordinal);
        CommandRun.Here("grid", CommandRun.File("samples/songs.csv"), "rating", "--distribution", "normal", "--family", "poisson", "--axis", "mean=5:6:11").IsRefused("--family", "--distribution");
    }

    [Theory]
    [InlineData("ratng=0:1:2", "did you mean 'rating'")]
    [InlineData("rating=1:0:2", "smaller end first")]
    [InlineData("rating=0:nan:2", "no finite number")]
    [InlineData("rating=0:1:0", "no values")]
    [InlineData("rating=0:1:1", "one value")]
    [InlineData("rating=0:1", "name=from:to:count")]
    [InlineData("rating=0:1:2000000000000", "no number of values")]
    public void Bad_axes_are_refused_and_nothing_is_written(string axis, string part)
    {
        var path = _folder.File("never.csv");
        CommandRun.Here([.. Songs, "--axis", axis, "-o", path]).IsRefused(part);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        CommandRun.Here([.. Songs, .. Axes, "--fix", "rating=1"]).IsRefused("axis and a fixed value");
        CommandRun.Here([.. Songs, "--axis", "rating", "--fix", "x"]).IsRefused("--fix");
        CommandRun.Here([.. Songs, .. Axes, "-o", _folder.File("surface.txt")]).IsRefused(".csv or .npy");
        CommandRun.Here([.. Songs, .. Axes, "--refine", "0"]).IsRefused("above 0");
        CommandRun.Here([.. Songs, .. Axes, "--axis", "rating=0:1:2"]).IsRefused("Two axes");
        CommandRun.Here([.. Songs, "--axis", "rating=0:1:100000", "--axis", "(Intercept)=0:1:100000"]).IsRefused("GB");
    }

    [Fact]
    public void Progress_tells_how_much_is_left() =>
        Assert.Equal("Grid: [######------------------] 25% of 1000000 combinations, 30 s left", GridLine.Describe(new GridProgress(250_000, 1_000_000), 10));

    [Fact]
    public void Mle_prints_estimates_and_steps()
    {
        var closed = CommandRun.Here("mle", CommandRun.File("samples/songs.csv"), "rating", "--distribution", "poisson");
        Assert.Contains("lambda", closed.Output, StringComparison.Ordinal);
        Assert.Contains("closed form", closed.Output, StringComparison.Ordinal);
        var iterated = CommandRun.Here("mle", CommandRun.File("samples/songs.csv"), "rating", "--distribution", "weibull");
        Assert.Contains("Newton's steps", iterated.Output, StringComparison.Ordinal);
        var json = CommandRun.Here("mle", CommandRun.File("samples/songs.csv"), "rating", "--distribution", "gamma", "--parameters", "scale", "--json");
        Assert.Contains("\"name\":\"scale\"", json.Output, StringComparison.Ordinal);
        CommandRun.Here("mle", CommandRun.File("samples/songs.csv"), "skipped", "--distribution", "beta").IsRefused("row 1", "above 0 and below 1");
        CommandRun.Here("mle", CommandRun.File("samples/songs.csv"), "raiting", "--distribution", "beta").IsRefused("did you mean 'rating'");
    }

    private static IEnumerable<double> Values(string path) =>
        File.ReadLines(path).Skip(1).Select(line => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture));
}
