using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

namespace Accel.Host;

/// <summary><c>accel fit</c>: a model on a file, as R's summary or as JSON.</summary>
internal sealed class FitCommand : Command, IHasExamples
{
    private readonly FitOptions _options = new();

    private readonly Option<string?> _robust = new("--robust")
    {
        Description = $"Standard errors that hold where variances differ from what the family says: {NamedChoice.Names<CovarianceKind>()}. Without it, the model's own.",
        HelpName = "KIND",
    };

    private readonly Option<string?> _cluster = new("--cluster")
    {
        Description = "Standard errors that hold where rows with the same value in this column depend on each other; with --robust HC0 or HC1, else HC1 for a linear model and HC0 for any other.",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _intervals = new("--confint")
    {
        Description = $"Print confidence intervals of the coefficients after the summary, or with --json in the object: {NamedChoice.Names<IntervalKind>()}.",
        HelpName = "KIND",
    };

    private readonly Option<double> _level = OutputOptions.Level("--level");

    private readonly Option<string?> _save = new("--save")
    {
        Description = "Write the model to this file, which ends in .json, for 'accel predict' and 'accel anova'.",
        HelpName = "FILE",
    };

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public FitCommand(Terminal terminal) : base("fit", "Fits a generalized linear model to the rows of a file and prints R's summary of it.")
    {
        _options.AddTo(this, _robust, _cluster, _intervals, _level, _save);
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
          accel fit visits.csv "visits ~ age + sex" --family poisson --robust HC3 --confint wald
              Standard errors that hold where the variance is not the mean, and intervals from them.
          accel fit rents.csv "rent ~ size + district" --save rents.json
              The model goes to a file too, from which 'accel predict' predicts and 'accel anova' tests.
          zcat big.csv.gz | accel fit - "y ~ ." --threads 4 --verbose
              Data from a pipe; every other column is a term.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var data = parsed.GetRequiredValue(_options.Data);
        var verbose = parsed.GetValue(_options.Verbose) ? new VerboseReport(terminal.Error) : null;
        using var session = new FitSession(_options, parsed, terminal, verbose);
        session.Check(parsed.GetRequiredValue(_options.Formula));
        var robust = parsed.GetValue(_robust) is { } kind ? NamedChoice.Of<CovarianceKind>("--robust", kind) : (CovarianceKind?)null;
        var intervals = parsed.GetValue(_intervals) is { } name ? NamedChoice.Of<IntervalKind>("--confint", name) : (IntervalKind?)null;
        if (parsed.GetValue(_cluster) is { } column)
            session.Need(column);
        var (file, saved) = (OutputOptions.Prepare(parsed, _options.Output, data), PrepareSave(parsed, data));
        OutputFile.EnsureApart(file, saved);
        var own = session.Fit(parsed.GetRequiredValue(_options.Formula));
        var fit = WithErrors(own, robust, parsed.GetValue(_cluster), session);

        var json = parsed.GetValue(_options.Json);
        var level = parsed.GetValue(_level);
        var found = intervals switch
        {
            null => null,
            IntervalKind.Profile => ConfidenceIntervals.Profile(own, level, session.Engine),
            _ => ConfidenceIntervals.Wald(fit, level),
        };
        terminal.Write(file, json ? JsonReport.Write(fit, found, level) : $"{fit.Summary()}{(found is null ? "" : $"{found.Print(level)}\n")}");
        saved?.Write(stream => ModelFile.Write(fit, stream));
        if (!json)
        {
            foreach (var warning in fit.Warnings)
                terminal.Error.WriteLine($"Warning: {warning}");
        }
        verbose?.Write(fit);
        return ExitCode.Success;
    }

    private enum IntervalKind
    {
        /// <summary>Estimate ± quantile · standard error.</summary>
        Wald,

        /// <summary>By the likelihood, minimised over the other coefficients.</summary>
        Profile,
    }

    private OutputFile? PrepareSave(ParseResult parsed, string data)
    {
        if (parsed.GetValue(_save) is { } path && !ModelFile.IsNamed(path))
            throw new InputException($"The model file '{path}' must end in .json: that is the format it is written in.");
        return OutputOptions.Prepare(parsed, _save, data);
    }

    private static GlmFit WithErrors(GlmFit fit, CovarianceKind? kind, string? cluster, FitSession session) => (kind, cluster) switch
    {
        (_, { } column) => RobustCovariance.With(fit, RobustCovariance.Clustered(fit, session.Table[column], kind), $"{kind?.ToString() ?? RobustCovariance.DefaultClustered(fit).ToString()}, clusters of {column}"),
        ({ } one, null) => RobustCovariance.With(fit, RobustCovariance.HeteroscedasticityConsistent(fit, one), one.ToString()),
        _ => fit,
    };
}
