using System.ComponentModel;
using System.Diagnostics;

namespace Accel.Bench;

/// <summary>A script that has run in a process of its own.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it complained of.</param>
internal sealed record ScriptProcess(int ExitCode, string Output, string Error)
{
    /// <summary>What a script returns where the library that it calls is not installed.</summary>
    public const int AbsentCode = 3;

    /// <summary>The last complaint, fit for a cell of a table.</summary>
    public string LastError => Error.TrimEnd().Split('\n')[^1].Replace('|', '/');

    /// <summary>Runs a script; null where the process could not be started or took too long.</summary>
    /// <param name="program">The interpreter.</param>
    /// <param name="arguments">The script and its arguments.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="environment">Variables beside those that there are.</param>
    public static ScriptProcess? Run(string program, string[] arguments, TimeSpan limit, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return new ScriptProcess(process.ExitCode, output.Result, error.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
