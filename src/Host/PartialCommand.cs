using System.CommandLine;
using System.Globalization;
using Accel.Engine.Inference;
using Accel.Engine.Summaries;
using Accel.Host.Plots;
using Accel.Host.Plots.Marks;

namespace Accel.Host;

/// <summary><c>accel partial</c>: a coefficient as the simple regression of what the other columns leave.</summary>
internal sealed class PartialCommand : Command, IHasExamples
{
    private readonly FitOptions _options = new();

    private readonly Argument<string> _coefficient = new("COEFFICIENT")
    {
        Description = "The coefficient's name as the summary shows it, such as x or groupB.",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write both residuals of every row as comma-separated text to this file, whole or not at all.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _plot = OutputOptions.Plot("the added-variable plot");

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public PartialCommand(Terminal terminal) : base("partial", "Shows a coefficient as Cov(Y~, X~) / Var(X~), of what the other columns leave of response and column.")
    {
        Add(_options.Data);
        Add(_options.Formula);
        Add(_coefficient);
        _options.AddModelTo(this);
        Add(_output);
        Add(_plot);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel partial rents.csv "rent ~ size + rooms" size
              What size says of rent that rooms doesn't: covariance, variance, slope, partial correlation.
          accel partial rents.csv "rent ~ size + rooms" size -o size.csv --plot size.svg
              The residuals of every row, and their scatterplot with the line.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var data = parsed.GetRequiredValue(_options.Data);
        var formula = parsed.GetRequiredValue(_options.Formula);
        using var session = new FitSession(_options, parsed, terminal);
        session.Check(formula);
        var (file, plot) = (OutputOptions.Prepare(parsed, _output, data), OutputOptions.Prepare(parsed, _plot, data));
        OutputFile.EnsureApart(file, plot);
        var partial = PartialRegression.Of(session.Fit(formula), parsed.GetRequiredValue(_coefficient));
        file?.Write(stream => CsvOutput.Write(stream, partial.DataRow, [("x_residual", partial.PredictorResiduals), ("y_residual", partial.ResponseResiduals)]));
        plot?.Write(Draw(partial).ToSvg());
        terminal.Write(Describe(partial, formula));
        return ExitCode.Success;
    }

    private static string Describe(PartialRegression partial, string formula)
    {
        (string Name, double Value)[] lines =
        [
            ("Cov(Y~, X~)", partial.Covariance), ("Var(X~)", partial.PredictorVariance), ("Cov(Y~, X~) / Var(X~)", partial.Slope),
            ("Partial correlation", partial.Correlation), ("Its square", partial.Correlation * partial.Correlation),
        ];
        var width = lines.Max(line => line.Name.Length);
        return $"Partial regression of {partial.Coefficient} in {formula}\n\n"
            + string.Concat(lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Name.PadRight(width)}  {RNumberFormat.Format(line.Value)}\n")));
    }

    private static Figure Draw(PartialRegression partial)
    {
        var (x, y) = (partial.PredictorResiduals, partial.ResponseResiduals);
        var shown = PlotSample.Of(x.Count, [x, y]);
        var (xs, ys) = (PlotSample.Take(x, shown), PlotSample.Take(y, shown));
        double[] ends = [x.Least, x.Greatest];
        return new Figure { Title = "Added-variable plot" }.Add(
            new Panel { X = new Axis($"{partial.Coefficient} | others"), Y = new Axis("Response | others") }
                .Add(new Points(xs, ys) { Opacity = PlotSample.Opacity(xs.Length) })
                .Add(new Polyline(ends, [.. ends.Select(end => partial.Slope * end)]) { Colour = Palette.Vermilion, Name = $"slope {RNumberFormat.Format(partial.Slope, 5)}" }));
    }
}
