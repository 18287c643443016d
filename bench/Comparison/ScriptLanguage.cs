using System.Globalization;

namespace Accel.Bench.Comparison;

/// <summary>A language that rivals are written in, with the script that calls them.</summary>
internal sealed class ScriptLanguage
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(60);

    private static readonly string[] ThreadVariables =
    [
        "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS", "R_DATATABLE_NUM_THREADS",
    ];

    private readonly string _script;
    private readonly Lazy<string?> _interpreter;

    private ScriptLanguage(string script, string[] probe, string[] interpreters)
    {
        _script = Path.Combine(AppContext.BaseDirectory, "Comparison", "Scripts", script);
        _interpreter = new(() => interpreters.FirstOrDefault(one => Run(one, probe, 1, ProbeLimit) is { ExitCode: 0 }));
    }

    public static ScriptLanguage R { get; } = new("rivals.R", ["-e", "cat(1)"], ["Rscript"]);

    public static ScriptLanguage Python { get; } = new("rivals.py", ["-c", "import numpy"], ["python3", "/usr/bin/python3", "python"]);

    /// <summary>Lets a rival do a case once, in a process of its own with so many threads.</summary>
    public RunResult Run(Rival rival, CaseFolder folder, int threads, TimeSpan limit)
    {
        if (_interpreter.Value is not { } interpreter)
            return RunResult.Absent;
        var count = threads.ToString(CultureInfo.InvariantCulture);
        if (Run(interpreter, [_script, rival.Key, folder.Location, count], threads, limit) is not { } ended)
            return RunResult.Without($"no answer in {limit.TotalSeconds:F0} s");
        return ended.ExitCode switch
        {
            0 => RunResult.Parse(ended.Output),
            ScriptProcess.AbsentCode => RunResult.Absent,
            _ => RunResult.Without($"failed: {ended.LastError}"),
        };
    }

    private static ScriptProcess? Run(string program, string[] arguments, int threads, TimeSpan limit)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        return ScriptProcess.Run(program, arguments, limit, ThreadVariables.Select(variable => (variable, count)));
    }
}
