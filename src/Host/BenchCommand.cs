using System.CommandLine;
using Accel.Engine.Measurement;

namespace Accel.Host;

/// <summary><c>accel bench</c>: how fast this machine is, and how much of that the hot paths reach.</summary>
internal sealed class BenchCommand : Command, IHasExamples
{
    private readonly Option<bool> _quick = new("--quick") { Description = "Measure for about 20 seconds in place of two minutes, on less data." };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object in place of the tables." };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write the result to this file, whole or not at all. Without it, to standard output.",
        HelpName = "FILE",
    };

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public BenchCommand(Terminal terminal) : base("bench", "Measures what this machine can do and how much of it each hot path reaches.")
    {
        Add(_quick);
        Add(_json);
        Add(_output);
        SetAction(parsed =>
        {
            var file = parsed.GetValue(_output) is { } path ? OutputFile.Prepare(path) : null;
            var report = Measure(terminal, parsed.GetValue(_quick));
            var text = parsed.GetValue(_json) ? BenchJson.Write(report) : BenchText.Write(report);
            if (file is null)
                terminal.Write(text);
            else
                file.Write(text);
            return ExitCode.Success;
        });
    }

    /// <inheritdoc/>
    public string Examples => """
          accel bench
              The bounds of memory and arithmetic, then every hot path on every engine.
          accel bench --quick --json -o machine.json
              The same in 20 seconds, for a program to read.

        """;

    private static MachineReport Measure(Terminal terminal, bool quick)
    {
        using var progress = new ProgressLine(terminal.Error);
        return new MachineMeasurement(quick ? MeasurementPlan.Quick : MeasurementPlan.Thorough, progress).Run();
    }
}
