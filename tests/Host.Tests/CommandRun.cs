using System.Diagnostics;
using System.Text;

namespace Accel.Host.Tests;

/// <summary>What a command line did.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>Runs the command inside the test's process.</summary>
    public static CommandRun Here(params string[] args) => HereWith(Stream.Null, args);

    public static CommandRun HereWith(Stream input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Program.Run(args, output, error, input);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs the built command as a process of its own, with a pipe for input that is closed at once.</summary>
    public static CommandRun Process(params string[] args) => ProcessWith(null, args);

    /// <summary>The same with an environment variable.</summary>
    public static CommandRun ProcessWith((string Name, string Value)? variable, params string[] args)
    {
        using var process = Start(variable, args);
        process.StandardInput.Close();
        return Finish(process);
    }

    public static Process Start((string Name, string Value)? variable, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [File("accel.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (variable is var (name, value))
            start.Environment[name] = value;
        return System.Diagnostics.Process.Start(start)!;
    }

    public static CommandRun Finish(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "The command did not end.");
        return new CommandRun(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Fails unless the input was refused as it should be.</summary>
    public void IsRefused(params string[] parts)
    {
        Assert.Equal(Host.ExitCode.BadInput, ExitCode);
        Assert.Empty(Output);
        Assert.StartsWith("accel: ", Error);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        foreach (var part in parts)
            Assert.Contains(part, Error, StringComparison.Ordinal);
    }
}
