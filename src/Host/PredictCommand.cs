using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Inference;

namespace Accel.Host;

/// <summary><c>accel predict</c>: predictions of a saved model for new rows.</summary>
internal sealed class PredictCommand : Command, IHasExamples
{
    private readonly Argument<string> _model = new("MODEL")
    {
        Description = "The model: a file that 'accel fit --save' wrote.",
    };

    private readonly Argument<string> _data = new("DATA")
    {
        Description = "The new rows: any file that 'accel fit' reads, or - for standard input. It needs the columns of the model's terms; the response may be missing.",
    };

    private readonly Option<string> _type = new("--type")
    {
        Description = $"What is predicted: {NamedChoice.Names<PredictionType>()}, that is, the mean or the linear predictor.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "response",
    };

    private readonly Option<double?> _interval = new("--interval")
    {
        Description = "Give intervals of this level, such as 0.95. Without it, none.",
        HelpName = "LEVEL",
    };

    private readonly Option<string> _of = new("--of")
    {
        Description = $"What the intervals hold: {NamedChoice.Names<PredictionInterval>()}, that is, the mean or a new observation of a linear model.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "confidence",
    };

    private readonly Option<string?> _query = DataOptions.Query();
    private readonly Option<long?> _memory = MemorySize.Option();
    private readonly Option<string?> _output = OutputOptions.Output("the predictions");

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public PredictCommand(Terminal terminal) : base("predict", "Predicts new rows with a saved model: a line for each row, with standard errors; NA where a value is missing.")
    {
        Add(_model);
        Add(_data);
        foreach (var option in new Option[] { _type, _interval, _of, _query, _memory, _output })
            Add(option);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel predict rents.json new.csv --interval 0.95 --of prediction -o predicted.csv
              Rents of new flats, and between which bounds 95 of 100 will be.
          accel predict songs.json new.csv --type link
              The linear predictors of a logistic regression, with their standard errors.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var (path, data) = (parsed.GetRequiredValue(_model), parsed.GetRequiredValue(_data));
        var options = new PredictionOptions
        {
            Type = NamedChoice.Of<PredictionType>("--type", parsed.GetRequiredValue(_type)),
            Level = parsed.GetValue(_interval),
            Interval = NamedChoice.Of<PredictionInterval>("--of", parsed.GetRequiredValue(_of)),
        };
        if (options is { Level: null, Interval: PredictionInterval.Prediction })
            throw new InputException("--of prediction says what intervals hold; give their level too, as in --interval 0.95.");
        if (!ModelFile.IsNamed(path))
            throw new InputException($"The model '{path}' must be a .json file that 'accel fit --save' wrote.");
        var file = OutputOptions.Prepare(parsed, _output, data);
        var fit = ModelFile.Read(path);
        using var storage = MemoryLimit.Storage(parsed.GetValue(_memory));
        var table = DataOptions.Read(data, terminal, new TableReadOptions
        {
            Columns = ModelFile.NeededColumns(fit),
            Query = parsed.GetValue(_query),
            Storage = storage,
        });
        var predictions = Prediction.Of(fit, table, options);
        List<(string Name, ColumnData Values)> columns = [("fit", predictions.Fit), ("se", predictions.StdErrors)];
        if (predictions is { Low: { } low, High: { } high })
            columns.AddRange([("lower", low), ("upper", high)]);
        terminal.Write(file, stream => CsvOutput.Write(stream, row => row + 1, columns));
        return ExitCode.Success;
    }
}
