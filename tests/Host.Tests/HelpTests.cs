using Accel.Kernels.Families;
using Accel.Kernels.Links;

namespace Accel.Host.Tests;

public class HelpTests
{
    [Fact]
    public void Names_the_commands()
    {
        var run = CommandRun.Here("--help");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("fit <DATA> <FORMULA>", run.Output, StringComparison.Ordinal);
        Assert.Contains("engines", run.Output, StringComparison.Ordinal);
        Assert.Contains("bench", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_fit_names_every_family_link_and_option_and_shows_examples()
    {
        var help = CommandRun.Here("fit", "--help").Output;
        var words = FamilyRegistry.All.Select(family => family.Name)
            .Concat(LinkRegistry.All.Select(link => link.Name))
            .Concat(["--weights", "--offset", "--engine", "--threads", "--json", "--verbose", "-o, --output", "--device", "auto, cpu, scalar, gpu", "gaussian]", "auto]", "Examples:"]);
        foreach (var word in words)
            Assert.Contains(word, help, StringComparison.Ordinal);
    }

    [Fact]
    public void Engines_tells_lanes_cores_and_the_GPU()
    {
        var run = CommandRun.Here("engines");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        foreach (var word in new[] { "cpu", "core", "lanes in hardware", "lanes in use", "scalar", "gpu", "auto" })
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Forced_lanes_show()
    {
        var run = CommandRun.ProcessWith(("ACCEL_LANES", "scalar"), "engines");
        Assert.Contains("lanes in use: scalar, 1 double (forced by ACCEL_LANES=scalar)", run.Output, StringComparison.Ordinal);
    }
}
