using System.Globalization;
using System.Xml.Linq;

namespace Accel.Host.Tests.Experiments;

public sealed class ExperimentCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Output(params string[] args)
    {
        var run = CommandRun.Here(args);
        Assert.Empty(run.Error);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        return run.Output;
    }

    [Fact]
    public void Coins_are_printed_in_fractions_and_decimals() => Assert.Equal("""
        3 coins, P(heads) = 1/2
        X = heads

         X  P(X = x)  decimal  P(X <= x)
         0       1/8    0.125      0.125  ██████████
         1       3/8    0.375      0.500  ██████████████████████████████
         2       3/8    0.375      0.875  ██████████████████████████████
         3       1/8    0.125      1.000  ██████████

        Mean      3/2 = 1.5
        Variance  3/4 = 0.75
        SD        0.8660254

        """.ReplaceLineEndings("\n"), Output("coins", "--n", "3", "--exact"));

    [Theory]
    [InlineData("6/36 = 1/6", "1/6", "dice")]
    [InlineData("all outcomes", "7", "dice", "--dice", "2", "--sides", "6")]
    [InlineData("max", "7/16", "dice", "--dice", "2", "--sides", "4", "--of", "max")]
    [InlineData("mixed", "1/24", "dice", "--dice", "d4+1D6")]
    [InlineData("decimal p", "0.59049", "coins", "--n", "5", "--p", "0.1", "--of", "heads + 4*tails")]
    [InlineData("mean", "37/2 = 18.5", "coins", "--n", "5", "--p", "0.1", "--of", "heads + 4*tails")]
    public void Laws_are_exact(string what, string part, params string[] args) => Assert.True(Output(args).Contains(part, StringComparison.Ordinal), what);

    [Fact]
    public void Every_value_goes_to_a_file()
    {
        var path = _folder.File("dice.csv");
        Assert.Empty(Output("dice", "--dice", "2", "-o", path));
        var lines = File.ReadAllLines(path);
        Assert.Equal("x,pmf_fraction,pmf,cdf", lines[0]);
        Assert.Equal("2,1/36,0.027777777777777776,0.027777777777777776", lines[1]);
        Assert.Equal("12,1/36,0.027777777777777776,1", lines[^1]);
        Assert.Equal(12, lines.Length);
        Assert.Equal(["dice.csv"], _folder.Names);
    }

    [Fact]
    public void Many_values_are_shown_in_ranges_that_add_up_to_one()
    {
        var output = Output("coins", "--n", "1000");
        var lines = output.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        var ranges = lines.Where(line => line.Contains(" to ", StringComparison.Ordinal)).ToArray();
        Assert.InRange(ranges.Length, 20, 42);
        Assert.Equal(1, ranges.Sum(line => double.Parse(line.Split("  ", StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)), 1e-4);
        Assert.Contains("Mean      500", output, StringComparison.Ordinal);
        var path = _folder.File("coins.csv");
        Output("coins", "--n", "1000", "-o", path);
        Assert.Equal(1002, File.ReadLines(path).Count());
    }

    [Fact]
    public void A_simulation_stands_beside_the_exact_law_and_is_repeatable()
    {
        string[] args = ["dice", "--dice", "2", "--reps", "20000", "--seed", "7"];
        var output = Output(args);
        foreach (var part in new[] { "20000 repetitions, seed 7", "count", "frequency", "P(X = x)", "(exact: 7)", "(exact: 35/6 = 5.833333)", "X-squared = ", "df = 10, p-value = " })
            Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Equal(output, Output(args));
        Assert.NotEqual(output, Output("dice", "--dice", "2", "--reps", "20000", "--seed", "8"));
        var path = _folder.File("simulated.csv");
        Output([.. args, "-o", path]);
        var lines = File.ReadAllLines(path);
        Assert.Equal("x,count,frequency,pmf_fraction,pmf,cdf", lines[0]);
        Assert.Equal(20000, lines.Skip(1).Sum(line => int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void What_has_no_exact_law_is_simulated_nevertheless()
    {
        var run = CommandRun.Here("dice", "--dice", "10", "--sides", "300", "--of", "product + sum > 1e20", "--reps", "100");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("count", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("exact", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("Warning: without the exact law. The joint law of product, sum", run.Error);
    }

    [Fact]
    public void The_sample_space_is_listed()
    {
        var output = Output("coins", "--n", "2", "--p", "1/3", "--of", "heads - tails", "--space");
        Assert.StartsWith(" outcome    P   X\n      HH  1/9   2\n      HT  2/9   0\n      TH  2/9   0\n      TT  4/9  -2\n\n2 coins", output);
    }

    [Fact]
    public void Plots_show_stems_steps_and_the_histogram()
    {
        var path = _folder.File("coins.svg");
        Output("coins", "--n", "3", "--plot", path);
        Assert.Equal(4 + 8, Circles());
        Output("coins", "--n", "3", "--plot", path, "--reps", "1000");
        Assert.Equal(1 + 4 + 16, Circles());
        Assert.Contains("simulated, 1000 times", File.ReadAllText(path), StringComparison.Ordinal);

        int Circles() => XDocument.Load(path).Descendants().Count(element => element.Name.LocalName == "circle");
    }

    [Fact]
    public void Plots_of_many_values_leave_empty_tails_out()
    {
        var path = _folder.File("dice.svg");
        Output("dice", "--dice", "300", "--plot", path);
        var labels = XDocument.Load(path).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains("1000", labels);
        Assert.DoesNotContain("500", labels);
        Assert.DoesNotContain("1500", labels);
    }

    [Fact]
    public void Small_probabilities_keep_their_digits_beside_large_ones()
    {
        var output = Output("coins", "--n", "20");
        Assert.Contains("9.54e-07", output, StringComparison.Ordinal);
        Assert.Contains("0.176197", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_options_and_examples()
    {
        foreach (var part in new[] { "--of", "--exact", "--reps", "--seed", "--space", "--plot", "heads, tails and n", "Examples:", "--p 1/3" })
            Assert.Contains(part, Output("coins", "--help"), StringComparison.Ordinal);
        foreach (var part in new[] { "--dice", "--sides", "d4+d6", "sumsq", "drop the lowest" })
            Assert.Contains(part, Output("dice", "--help"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coins --n 3 --p 1.5", "--p is '1.5'", "from 0 to 1")]
    [InlineData("coins --n 3 --p half", "--p is 'half'")]
    [InlineData("coins --n -1", "--n is '-1'", "from 0 up")]
    [InlineData("coins --n 3.5", "--n is '3.5'")]
    [InlineData("coins", "--n")]
    [InlineData("coins --n 5000000", "5000000 coins would take about 2 GB", "at most 1000000")]
    [InlineData("coins --n 3 --of heds", "did you mean 'heads'?")]
    [InlineData("coins --n 3 --of 1/heads", "division by zero", "heads = 0")]
    [InlineData("coins --n 3 --of 1/heads --reps 100", "division by zero", "heads = 0")]
    [InlineData("coins --n 3 --seed 4", "--seed is of no use without --reps")]
    [InlineData("coins --n 3 --reps 0", "--reps is '0'")]
    [InlineData("coins --n 3 --reps 10 --seed -1", "--seed is '-1'")]
    [InlineData("coins --n 20 --space", "at most 1024 outcomes, and there are 1048576")]
    [InlineData("coins --n 2 --space -o x.csv", "--space")]
    [InlineData("coins --n 2 --plot x.csv -o x.csv", "a file of its own")]
    [InlineData("coins --n 2 -o no/such/x.csv", "there is no folder")]
    [InlineData("dice --dice 0", "0 dice", "1 to 1000000")]
    [InlineData("dice --dice 2x6", "--dice is '2x6'", "2d6+d20")]
    [InlineData("dice --dice d4+", "--dice is 'd4+'")]
    [InlineData("dice --dice 2d0", "sides of a die is 0")]
    [InlineData("dice --dice d4+d6 --sides 6", "leave --sides out")]
    [InlineData("dice --sides 0", "--sides is '0'")]
    [InlineData("dice --dice 3 --of d4", "d1 to d3")]
    [InlineData("dice --dice 100000", "500001 values", "at most 60000")]
    [InlineData("dice --dice 2000000000d6", "2000000000 dice")]
    public void Bad_input_is_refused_with_what_to_do(string line, params string[] parts) => CommandRun.Here(line.Split(' ')).IsRefused(parts);
}
