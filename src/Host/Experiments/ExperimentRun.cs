using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Discrete;

namespace Accel.Host.Experiments;

/// <summary>What a command on an experiment computes and writes.</summary>
internal static class ExperimentRun
{
    private const ulong UsualSeed = 1;

    /// <summary>Does what a command line says.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="options">Its options.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>The exit code.</returns>
    public static int Invoke(Experiment experiment, ExperimentOptions options, ParseResult parsed, Terminal terminal)
    {
        var (path, plotPath) = (parsed.GetValue(options.Output), parsed.GetValue(options.Plot));
        var space = parsed.GetValue(options.Space);
        if (space && path is not null)
            throw new InputException("--space lists the outcomes on standard output; leave it or --output out.");
        if (space && experiment.OutcomeCount > ExperimentText.MostOutcomes)
            throw new InputException($"--space lists at most {ExperimentText.MostOutcomes} outcomes, and there are {experiment.OutcomeCount}; take fewer coins, dice or sides.");
        if (path is not null && plotPath is not null && Path.GetFullPath(path) == Path.GetFullPath(plotPath))
            throw new InputException($"--output and --plot are both '{path}'; give each a file of its own.");
        var file = path is null ? null : OutputFile.Prepare(path);
        var plot = plotPath is null ? null : OutputFile.Prepare(plotPath);

        var report = Compute(experiment, options, parsed);
        if (file is null)
            terminal.Write((space ? ExperimentText.WriteSpace(experiment, report.Expression) : "") + ExperimentText.Write(report));
        else
            file.Write(ExperimentTable.WriteCsv(report));
        plot?.Write(ExperimentPlot.Draw(report).ToSvg());
        if (report.WhyNoLaw is { } reason)
            terminal.Error.WriteLine($"Warning: without the exact law. {reason}");
        return ExitCode.Success;
    }

    private static ExperimentReport Compute(Experiment experiment, ExperimentOptions options, ParseResult parsed)
    {
        var expression = parsed.GetRequiredValue(options.Of);
        var seed = parsed.GetValue(options.Seed);
        if (parsed.GetValue(options.Repetitions) is not { } repetitions)
        {
            return seed is null
                ? new(experiment.Description, expression, experiment.Variable(expression), null, 0, null)
                : throw new InputException("--seed is of no use without --reps; give the number of repetitions, too.");
        }
        seed ??= UsualSeed;
        try
        {
            return new(experiment.Description, expression, experiment.Variable(expression), experiment.Simulate(expression, repetitions, seed.Value), seed.Value, null);
        }
        catch (InputException error)
        {
            // A wrong expression is refused here again; a law that takes too long can still be simulated.
            return new(experiment.Description, expression, null, experiment.Simulate(expression, repetitions, seed.Value), seed.Value, error.Message);
        }
    }
}
