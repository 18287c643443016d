using System.Globalization;

namespace Accel.Bench.Gpu;

/// <summary>PyTorch's times for some jobs, on the same card, in a process of its own.</summary>
/// <param name="version">PyTorch's version, or why there are no times.</param>
/// <param name="seconds">The seconds of each job that it did.</param>
internal sealed class TorchRun(string version, IReadOnlyDictionary<string, double> seconds)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>No times, as PyTorch is absent or not asked.</summary>
    public static TorchRun Absent { get; } = Without("absent");

    /// <summary>What took the times.</summary>
    public string Version => version;

    /// <summary>Runs the jobs.</summary>
    /// <param name="jobs">The jobs in the script's words.</param>
    public static TorchRun Of(IEnumerable<string> jobs)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Scripts", "torch_paths.py"), .. jobs.Distinct()];
        return ScriptProcess.Run("python3", arguments, Limit, []) switch
        {
            null => Without($"no answer of python3 within {Limit.TotalMinutes:F0} minutes"),
            { ExitCode: 0 } ended => Parse(ended.Output),
            { ExitCode: ScriptProcess.AbsentCode } => Absent,
            var ended => Without($"failed: {ended.LastError}"),
        };
    }

    /// <summary>Reads what the script printed: its version in a line, then a job and its seconds a line.</summary>
    public static TorchRun Parse(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var times = new Dictionary<string, double>();
        foreach (var line in lines.Skip(1))
        {
            var at = line.LastIndexOf(' ');
            if (double.TryParse(line.AsSpan(at + 1), CultureInfo.InvariantCulture, out var time))
                times[line[..at]] = time;
        }
        return new TorchRun(lines.FirstOrDefault("no answer"), times);
    }

    /// <summary>The seconds of a job; null where it was not done.</summary>
    public double? SecondsOf(string? job) => job is not null && seconds.TryGetValue(job, out var time) ? time : null;

    private static TorchRun Without(string reason) => new(reason, new Dictionary<string, double>());
}
