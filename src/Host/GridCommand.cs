using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Likelihood;
using Accel.Engine.Likelihood.Samples;
using Accel.Engine.Summaries;

namespace Accel.Host;

/// <summary><c>accel grid</c>: the log-likelihood at all combinations of values of some parameters.</summary>
internal sealed class GridCommand : Command, IHasExamples
{
    private readonly FitOptions _fit = new();
    private readonly GridOptions _grid = new();

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public GridCommand(Terminal terminal) : base("grid", "Computes the log-likelihood at all combinations of parameter values and finds the best one.")
    {
        Add(_fit.Data);
        Add(_fit.Formula);
        _fit.AddModelTo(this, _grid.All);
        Add(_fit.Verbose);
        Add(_grid.Plot);
        Add(_grid.Output);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel grid samples/songs.csv "skipped ~ rating" --family binomial --axis "(Intercept)=0.5:1.5:100" --axis "rating=-1:0:100" --plot surface.svg -o surface.csv
              10,000 combinations of intercept and slope: the surface as numbers and as a picture.
          accel grid samples/songs.csv "skipped ~ rating" --family binomial --axis rating --profile --plot rating.svg
              The profile likelihood of one slope, with its confidence interval.
          accel grid heights.csv height --distribution normal --axis mean=160:190:200 --axis variance=20:120:200 --refine 1e-6
              A normal distribution's mean and variance, to six decimals.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var data = parsed.GetRequiredValue(_fit.Data);
        var verbose = parsed.GetValue(_fit.Verbose) ? new VerboseReport(terminal.Error) : null;
        var held = _grid.FixedOf(parsed);
        var names = _grid.AxisNames(parsed);
        var output = parsed.GetValue(_grid.Output) is { } path ? (OutputFile.Prepare(path, data), path) : default((OutputFile File, string Path)?);
        if (output is { } named && SurfaceFile.FormatOf(named.Path) is null)
            throw new InputException($"The output '{named.Path}' is of no known format; give a name that ends in .csv or .npy.");
        var plot = parsed.GetValue(_grid.Plot) is { } plotPath ? OutputFile.Prepare(plotPath, data) : null;
        OutputFile.EnsureApart(output?.File, plot);
        using var session = new FitSession(_fit, parsed, terminal, verbose);
        using var model = Model(parsed, session, names, terminal);
        var axes = _grid.AxesOf(parsed, model);
        if (plot is not null && axes.Count(axis => axis.Count > 1) is not (1 or 2))
            throw new InputException("--plot draws one or two axes of more than one value; leave it out, or give such axes.");

        using var line = new ProgressLine(terminal.Error);
        var progress = new GridLine(line);
        var first = Evaluate(axes);
        var surfaces = parsed.GetValue(_grid.Refine) is { } tolerance ? GridRefinement.Run(first, tolerance, Evaluate) : [first];
        if (double.IsNegativeInfinity(first.BestLogLikelihood))
            throw new InputException("The log-likelihood is -Inf at every combination of the grid; choose axes inside the model's domain.");
        output?.File.Write(stream => SurfaceFile.FormatOf(output.Value.Path)!(first, stream));
        plot?.Write(SurfacePlot.Draw(model, surfaces, parsed.GetRequiredValue(_fit.Formula)));
        line.Report("");
        terminal.Write(model.Summary(surfaces));
        foreach (var warning in model.Warnings)
            terminal.Error.WriteLine($"Warning: {warning}");
        return ExitCode.Success;

        LikelihoodSurface Evaluate(IReadOnlyList<GridAxis> over) => parsed.GetValue(_grid.Profile)
            ? LikelihoodGrid.Profile(model, over, held, progress)
            : LikelihoodGrid.Evaluate(model, over, held, progress);
    }

    private LikelihoodModel Model(ParseResult parsed, FitSession session, IReadOnlyList<string> names, Terminal terminal)
    {
        var formula = parsed.GetRequiredValue(_fit.Formula);
        var collapse = parsed.GetRequiredValue(_grid.Collapse) == "auto";
        if (parsed.GetValue(_grid.Distribution) is not { } name)
        {
            if (parsed.GetValue(_grid.Size) is not null)
                throw new InputException("--size is the number of trials of a binomial --distribution; leave it out for a model.");
            session.Check(formula);
            return new GlmLikelihood(session.Fit(formula), session.Engine, collapse, _grid.PassesOf(parsed));
        }
        foreach (var option in new Option[] { _fit.Family, _fit.Link, _fit.Weights, _fit.Offset })
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new InputException($"{option.Name} belongs to a model, --distribution to one column; leave one of them out.");
        }
        var distribution = SampleDistributions.Find(name, parsed.GetValue(_grid.Size), names);
        session.Need(formula);
        var (sample, omitted) = SampleReader.Read(session.Table, formula, distribution, collapse);
        if (omitted > 0)
            terminal.Error.WriteLine(FormattableString.Invariant($"{omitted} rows left out: '{formula}' is missing there."));
        return new SampleLikelihood(SampleFit.Of(distribution, sample));
    }
}
