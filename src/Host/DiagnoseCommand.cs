using System.CommandLine;
using Accel.Engine.Data.Storage;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

namespace Accel.Host;

/// <summary><c>accel diagnose</c>: residuals, leverages and influence of every row, and the plots of them.</summary>
internal sealed class DiagnoseCommand : Command, IHasExamples
{
    private readonly FitOptions _options = new();

    private readonly Option<string?> _residuals = new("--residuals")
    {
        Description = $"The residuals to write, with commas between them: {NamedChoice.Names<ResidualKind>()}. Without it, all of them.",
        HelpName = "TYPES",
    };

    private readonly Option<bool> _dfBetas = new("--dfbetas")
    {
        Description = "Write how far each estimate moves without each row, in standard errors, too.",
    };

    private readonly Option<bool> _inflation = new("--vif")
    {
        Description = "Print the variance inflation factor of each term in place of the rows.",
    };

    private readonly Option<string?> _output = OutputOptions.Output("the rows");
    private readonly Option<string?> _plot = OutputOptions.Plot("the four plots of R's plot(lm), residuals against fitted values, quantiles, scale and leverage,");

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public DiagnoseCommand(Terminal terminal) : base("diagnose", "Writes residuals, leverage and influence of every row of a fit as comma-separated text, and plots them.")
    {
        Add(_options.Data);
        Add(_options.Formula);
        _options.AddModelTo(this, _residuals, _dfBetas, _inflation);
        Add(_output);
        Add(_plot);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel diagnose rents.csv "rent ~ size + district" -o rows.csv --plot rents.svg
              All measures of every row to one file, the four diagnostic plots to another.
          accel diagnose visits.csv "visits ~ age" --family poisson --residuals deviance,studentized --dfbetas
              Some residuals and what each row does to the estimates, to standard output.
          accel diagnose rents.csv "rent ~ size + rooms + district" --vif
              How much the terms inflate each other's variance.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var data = parsed.GetRequiredValue(_options.Data);
        var formula = parsed.GetRequiredValue(_options.Formula);
        var kinds = parsed.GetValue(_residuals) is { } names
            ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => NamedChoice.Of<ResidualKind>("--residuals", name)).ToArray()
            : Enum.GetValues<ResidualKind>();
        using var session = new FitSession(_options, parsed, terminal);
        session.Check(formula);
        var (file, plot) = (OutputOptions.Prepare(parsed, _output, data), OutputOptions.Prepare(parsed, _plot, data));
        OutputFile.EnsureApart(file, plot);
        var fit = session.Fit(formula);
        foreach (var warning in fit.Warnings)
            terminal.Error.WriteLine($"Warning: {warning}");
        if (parsed.GetValue(_inflation))
        {
            terminal.Write(file, VarianceInflation.Of(fit).Print());
            return ExitCode.Success;
        }
        var rows = new RowDiagnostics(fit);
        plot?.Write(DiagnosticPlots.Draw(fit, rows).ToSvg());
        if (plot is null || file is not null)
            terminal.Write(file, stream => CsvOutput.Write(stream, rows.DataRow, Columns(fit, rows, kinds, parsed.GetValue(_dfBetas))));
        return ExitCode.Success;
    }

    private static List<(string Name, ColumnData Values)> Columns(GlmFit fit, RowDiagnostics rows, ResidualKind[] kinds, bool withDfBetas)
    {
        List<(string Name, ColumnData Values)> columns = [("response", rows.Responses), ("fitted", rows.FittedValues), ("predictor", rows.Predictors)];
        // The residual y − μ bears the response's name already.
        columns.AddRange(kinds.Select(kind => (kind == ResidualKind.Response ? "residual" : kind.ToString().ToLowerInvariant(), rows.Residuals(kind))));
        columns.AddRange([("leverage", rows.Leverages), ("cooks_distance", rows.CooksDistances), ("dffits", rows.DfFits), ("covratio", rows.CovarianceRatios)]);
        if (withDfBetas)
            columns.AddRange(fit.Coefficients.Where(one => !one.IsAliased).Select(one => ($"dfbetas.{one.Name}", rows.DfBetas(one.Name))));
        return columns;
    }
}
