using System.Globalization;
using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;

namespace Accel.Host;

/// <summary>What <c>--verbose</c> tells, each part as soon as it is known.</summary>
/// <param name="error">Standard error.</param>
internal sealed class VerboseReport(TextWriter error)
{
    private EngineInfo? _engine;

    /// <summary>The engine and why, where that does not depend on the work.</summary>
    public void Write(EngineChoice choice)
    {
        Write(choice.Engine.Info);
        if (choice.Reason is { } reason)
            Write("reason", reason);
    }

    /// <summary>Why the engine computes where it does, and where that is if it is another place than before.</summary>
    public void Write(EngineInfo engine, EngineNotice notice)
    {
        if (engine != _engine)
            Write(engine);
        Write("reason", notice.Text);
    }

    /// <summary>The data as they were read.</summary>
    public void Write(DataTable table) => Write("read", $"{table.RowCount} rows, {table.Columns.Count} of {table.Names.Count} columns, from {table.Source}");

    /// <summary>The rows used and the time it took.</summary>
    public void Write(GlmFit fit)
    {
        Write("rows", $"{fit.Observations} fitted, {fit.Omitted} omitted for missing values");
        if (fit.Patterns is { } patterns)
            Write("rows", $"collapsed to the {patterns} different ones, weighted");
        Write("time", $"{fit.Timing.ReadSeconds:F3} s to read, {fit.Timing.FitSeconds:F3} s to fit");
        Write("passes", $"{fit.Timing.Passes} over the rows, {fit.Iterations} iterations{(fit.Converged ? "" : ", not converged")}");
    }

    private void Write(EngineInfo engine)
    {
        Write("engine", $"{engine} on {engine.Device}");
        _engine = engine;
    }

    private void Write(string name, FormattableString text) => Write(name, text.ToString(CultureInfo.InvariantCulture));

    private void Write(string name, string text) => error.WriteLine($"{name + ":",-8}{text}");
}
