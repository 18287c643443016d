using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;

namespace Accel.Bench.Comparison;

/// <summary>Accel's own runs, in this process: from a table in memory to the fit with all its statistics.</summary>
internal static class AccelRun
{
    private const string Formula = "y ~ .";

    public static RunResult Fit(FitCase fit, DataTable table, int threads)
    {
        using var engine = new SimdEngine(threads);
        var options = new GlmOptions { Family = fit.Family, Link = fit.Link, Engine = engine };
        var result = Glm.Fit(table, Formula, options);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < fit.Repeats; i++)
            result = Glm.Fit(table, Formula, options);
        return new RunResult(
            watch.Elapsed.TotalSeconds / fit.Repeats, result.Iterations,
            [.. result.Coefficients.Select(one => one.Estimate)], [], null);
    }

    public static RunResult Read(CaseFolder folder, int threads)
    {
        var watch = Stopwatch.StartNew();
        var table = CsvReader.Read(folder.CsvFile, new CsvOptions { Threads = threads });
        var seconds = watch.Elapsed.TotalSeconds;
        return new RunResult(seconds, null, [.. table.Columns.Cast<NumericColumn>().Select(column => column.Values.Sum())], [], null);
    }
}
