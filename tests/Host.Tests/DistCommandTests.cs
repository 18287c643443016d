namespace Accel.Host.Tests;

/// <summary>What <c>accel dist</c> prints is what R prints; refusals name what is wrong and what to do.</summary>
public sealed class DistCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pnorm 1.96", "[1] 0.9750021\n")]
    [InlineData("pnorm -1.96 0 Inf -Inf NaN", "[1] 0.0249979 0.5000000 1.0000000 0.0000000       NaN\n")]
    [InlineData("pnorm 1.96 --lower-tail false", "[1] 0.0249979\n")]
    [InlineData("pnorm 1.96 --upper --log --digits 15", "[1] -3.68896365172964\n")]
    [InlineData("qbinom 0.5 --size 10 --prob 0.3", "[1] 3\n")]
    [InlineData("dt 0 --df 5 --log", "[1] -0.9686196\n")]
    [InlineData("dgamma 2 --shape 3 --scale 2", "[1] 0.09196986\n")]
    [InlineData("dgamma 2 --shape 3 --rate 0.5", "[1] 0.09196986\n")]
    [InlineData("dnbinom 2 --size 3 --mu 4", "[1] 0.1542215\n")]
    [InlineData("dnbinom 2 --size 3 --prob 0.4", "[1] 0.13824\n")]
    [InlineData("phyper 2 --m 5 --n 10 --k 6", "[1] 0.7132867\n")]
    [InlineData("qexp 0.5 --digits 17", "0.69314718055994529\n")]
    [InlineData("dpois 0 1 2 3 4 5 6 7 8 9 --lambda 2", " [1] 0.1353352832 0.2706705665 0.2706705665 0.1804470443 0.0902235222\n"
        + " [6] 0.0360894089 0.0120298030 0.0034370866 0.0008592716 0.0001909493\n")]
    public void Prints_what_R_prints(string arguments, string expected)
    {
        var run = CommandRun.Here(["dist", .. arguments.Split(' ')]);
        Assert.Equal("", run.Error);
        Assert.Equal(expected, run.Output);
    }

    [Fact]
    public void Draws_depend_on_the_seed_alone()
    {
        string[] draw = ["dist", "rnorm", "--n", "5", "--mean", "1", "--sd", "2"];
        var seven = CommandRun.Here([.. draw, "--seed", "7"]);
        Assert.Equal(ExitCode.Success, seven.ExitCode);
        Assert.Equal(seven, CommandRun.Here([.. draw, "--seed", "7"]));
        Assert.NotEqual(seven.Output, CommandRun.Here([.. draw, "--seed", "8"]).Output);
        Assert.Contains("seed: ", CommandRun.Here(draw).Error, StringComparison.Ordinal);
        Assert.Equal("numeric(0)\n", CommandRun.Here("dist", "rexp", "--n", "0", "--seed", "1").Output);
        Assert.Equal("[1] 3 3\n", CommandRun.Here("dist", "rhyper", "--nn", "2", "--m", "3", "--n", "0", "--k", "3", "--seed", "1").Output);
        var path = _folder.File("draws.csv");
        Assert.Equal("", CommandRun.Here([.. draw, "--seed", "7", "-o", path]).Output);
        Assert.Equal(6, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void Evaluates_a_table_and_keeps_its_columns()
    {
        var (input, output) = (_folder.File("in.csv"), _folder.File("out.csv"));
        File.WriteAllText(input, "note,distribution,function,params,x,lower_tail,log\n\"a, b\",normal,p,0;1,1.96,FALSE,FALSE\nc,binomial,d,10;0.5,0,,TRUE\nd,normal,q,0;-1,0.5,TRUE,FALSE\n");
        Assert.Equal("", CommandRun.Here("dist", "--table", input, "-o", output).Error);
        Assert.Equal(
            "note,distribution,function,params,x,lower_tail,log,value\n\"a, b\",normal,p,0;1,1.96,FALSE,FALSE,0.024997895148220435\n"
            + "c,binomial,d,10;0.5,0,,TRUE,-6.9314718055994531\nd,normal,q,0;-1,0.5,TRUE,FALSE,NaN\n",
            File.ReadAllText(output));
        // A column of answers that is there already is replaced.
        Assert.Equal(File.ReadAllText(output), CommandRun.Here("dist", "--table", output).Output);
    }

    [Theory]
    [InlineData("pnrom 1", "There is no function 'pnrom'; did you mean 'pnorm'?")]
    [InlineData("xyz 1", "There is no function 'xyz'")]
    [InlineData("pnorm", "needs numbers")]
    [InlineData("", "needs a function")]
    [InlineData("pnorm abc", "X is 'abc'", "takes a number")]
    [InlineData("pnorm 1 --sd -1", "sd = -1", "sd >= 0")]
    [InlineData("pnorm 1 --sd NaN", "sd = NaN", "sd >= 0")]
    [InlineData("pnorm 1 --sd x", "--sd is 'x'")]
    [InlineData("dbinom 1 --size 3 --prob 1.5", "prob = 1.5", "prob <= 1")]
    [InlineData("dbinom 1 --size 3", "lacks --prob")]
    [InlineData("pt 1 --df 0", "df = 0", "df > 0")]
    [InlineData("pnorm 1 --df 3", "does not take --df")]
    [InlineData("dnbinom 1 --size 3 --mu 4 --prob 0.4", "does not take")]
    [InlineData("pgamma 1 --shape 2 --rate 3 --scale 4", "not both")]
    [InlineData("rnorm", "number of draws")]
    [InlineData("rnorm --n -3", "cannot be made")]
    [InlineData("rnorm --n 2.5", "cannot be made")]
    [InlineData("rnorm 3 --n 2", "takes no numbers")]
    [InlineData("pnorm 1 --seed 3", "does not draw")]
    [InlineData("pnorm 1 --digits 0", "--digits is '0'")]
    [InlineData("pnorm 1 --lower-tail maybe", "--lower-tail is 'maybe'")]
    public void Refuses_with_a_clear_message(string arguments, params string[] parts) =>
        CommandRun.Here(["dist", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).IsRefused(parts);

    [Theory]
    [InlineData("distribution,function,x\n", "no column 'params'")]
    [InlineData("distribution,function,params,x\nnormal,p,0;1,1\nnomal,p,0;1,1\n", "line 3", "no distribution 'nomal'", "'normal'")]
    [InlineData("distribution,function,params,x\nnormal,z,0;1,1\n", "line 2", "'z'")]
    [InlineData("distribution,function,params,x\nnormal,p,0,1\n", "line 2", "mean;sd")]
    [InlineData("distribution,function,params,x\nnormal,p,0;1,a\n", "line 2", "x is 'a'")]
    [InlineData("distribution,function,params,x\nnormal,p,0;1\n", "line 2", "3 fields")]
    [InlineData("distribution,function,params,x,log\nnormal,p,0;1,1,perhaps\n", "line 2", "perhaps")]
    [InlineData("", "is empty")]
    public void Refuses_tables_with_the_line(string text, params string[] parts)
    {
        var (input, output) = (_folder.File("in.csv"), _folder.File("out.csv"));
        File.WriteAllText(input, text);
        CommandRun.Here("dist", "--table", input, "-o", output).IsRefused(parts);
        Assert.False(File.Exists(output));
        CommandRun.Here("dist", "--table", _folder.File("none.csv")).IsRefused("cannot be read");
    }
}
