using System.CommandLine;
using Accel.Engine.Summaries;

namespace Accel.Host;

/// <summary><c>accel fit</c>: a model on a file, as R's summary or as JSON.</summary>
internal sealed class FitCommand : Command, IHasExamples
{
    private readonly FitOptions _options = new();

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public FitCommand(Terminal terminal) : base("fit", "Fits a generalized linear model to the rows of a file and prints R's summary of it.")
    {
        _options.AddTo(this);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel fit samples/songs.csv "skipped ~ rating" --family binomial
              Logistic regression: does a song's rating tell whether it is skipped?
          accel fit rents.tsv "rent ~ size + district"
              Linear regression. Text columns are factors; the first level is the baseline.
          accel fit visits.csv.gz "visits ~ age + offset(log(years))" --family poisson --json -o visits.json
              Counts per year of exposure, every figure with all its digits, to a file.
          accel fit sales.accel "price ~ size + region" --memory 2GB
              A file that 'accel convert' wrote: nothing is parsed. What exceeds 2 GB is read again in every pass.
          zcat big.csv.gz | accel fit - "y ~ ." --threads 4 --verbose
              Data from a pipe; every other column is a term.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var data = parsed.GetRequiredValue(_options.Data);
        var verbose = parsed.GetValue(_options.Verbose) ? new VerboseReport(terminal.Error) : null;
        using var session = new FitSession(_options, parsed, terminal, verbose);
        session.Check(parsed.GetRequiredValue(_options.Formula));
        var file = parsed.GetValue(_options.Output) is { } path ? OutputFile.Prepare(path, data) : null;
        var fit = session.Fit(parsed.GetRequiredValue(_options.Formula));

        var json = parsed.GetValue(_options.Json);
        var text = json ? JsonReport.Write(fit) : fit.Summary();
        if (file is null)
            terminal.Write(text);
        else
            file.Write(text);
        if (!json)
        {
            foreach (var warning in fit.Warnings)
                terminal.Error.WriteLine($"Warning: {warning}");
        }
        verbose?.Write(fit);
        return ExitCode.Success;
    }
}
