using System.Diagnostics;

namespace Accel.Host.Tests;

/// <summary>The command as a process of its own.</summary>
public class ProcessTests
{
    private static readonly string Songs = CommandRun.File("samples/songs.csv");

    [Fact]
    public void The_first_example_prints_what_R_prints()
    {
        var run = CommandRun.Process("fit", Songs, "skipped ~ rating", "--family", "binomial");
        Assert.Equal(File.ReadAllText(CommandRun.File("Golden/songs.txt")), run.Output);
        Assert.Empty(run.Error);
        Assert.Equal(ExitCode.Success, run.ExitCode);
    }

    [Fact]
    public void Bad_input_ends_with_code_2() => CommandRun.Process("fit", "no-such.csv", "y ~ x").IsRefused("There is no file 'no-such.csv'");

    [Fact]
    public void Output_is_UTF_8_in_any_locale() =>
        Assert.Contains("‘***’", CommandRun.ProcessWith(("LC_ALL", "en_US.ISO-8859-1"), "fit", Songs, "skipped ~ rating").Output, StringComparison.Ordinal);

    [Fact]
    public void Version_is_a_number() => Assert.Matches(@"^\d+\.\d+\.\d+\s*$", CommandRun.Process("--version").Output);

    [Fact]
    public void A_reader_that_goes_away_is_no_error()
    {
        using var process = CommandRun.Start(null, "fit", "-", "skipped ~ rating");
        process.StandardOutput.Close();
        process.StandardInput.Write(File.ReadAllText(Songs));
        process.StandardInput.Close();
        Assert.Empty(process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(ExitCode.Success, process.ExitCode);
    }

    [Fact]
    public void An_interrupt_ends_with_code_130_and_leaves_no_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        using var process = CommandRun.Start(null, "fit", "-", "skipped ~ rating", "--verbose", "-o", folder.File("out.txt"));
        // It waits for data now.
        Assert.StartsWith("engine:", process.StandardError.ReadLine());
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            kill.WaitForExit();
        var run = CommandRun.Finish(process);
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Empty(folder.Names);
    }
}
