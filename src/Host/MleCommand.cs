using System.CommandLine;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Likelihood.Samples;
using Accel.Engine.Summaries;

namespace Accel.Host;

/// <summary><c>accel mle</c>: the maximum likelihood estimates of a distribution.</summary>
internal sealed class MleCommand : Command, IHasExamples
{
    private readonly Argument<string> _data = new FitOptions().Data;

    private readonly Argument<string> _column = new("COLUMN")
    {
        Description = "The column of values; missing ones are left out and counted.",
    };

    private readonly Option<string> _distribution = new("--distribution")
    {
        Description = $"The distribution: {string.Join(", ", SampleDistributions.Names)}.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<int?> _size = GridOptions.SizeOption();

    private readonly Option<string[]> _parameters = new("--parameters")
    {
        Description = "The parameters to estimate, where there is a choice: variance for the normal distribution's sd, scale for the gamma's rate.",
        HelpName = "NAMES",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _query = DataOptions.Query();
    private readonly Option<long?> _memory = MemorySize.Option();

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON object with every figure to 17 digits in place of the text.",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write the result to this file, whole or not at all. Without it, to standard output.",
        HelpName = "FILE",
    };

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public MleCommand(Terminal terminal) : base("mle", "Fits a distribution to a column by maximum likelihood.")
    {
        Add(_data);
        Add(_column);
        foreach (var option in new Option[] { _distribution, _size, _parameters, _query, _memory, _json, _output })
            Add(option);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel mle heights.csv height --distribution normal
              Mean and standard deviation, with standard errors.
          accel mle claims.csv amount --distribution gamma --json
              Shape and rate, with the steps that led there, every figure with all its digits.
          accel mle tosses.csv heads --distribution binomial --size 10
              The probability of a head, from counts of heads in 10 tosses.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var (data, column) = (parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_column));
        var distribution = SampleDistributions.Find(parsed.GetRequiredValue(_distribution), parsed.GetValue(_size), parsed.GetValue(_parameters) ?? []);
        var file = parsed.GetValue(_output) is { } path ? OutputFile.Prepare(path, data) : null;
        using var storage = MemoryLimit.Storage(parsed.GetValue(_memory), null);
        var table = DataOptions.Read(data, terminal, new TableReadOptions { Columns = new HashSet<string> { column }, Query = parsed.GetValue(_query), Storage = storage });
        var (sample, omitted) = SampleReader.Read(table, column, distribution);
        var fit = SampleFit.Of(distribution, sample);
        var json = parsed.GetValue(_json);
        var text = json ? SampleJson.Write(fit, column, omitted) : fit.Summary(column);
        if (file is null)
            terminal.Write(text);
        else
            file.Write(text);
        if (omitted > 0 && !json)
            terminal.Error.WriteLine(FormattableString.Invariant($"{omitted} rows left out: '{column}' is missing there."));
        if (!fit.Converged)
            terminal.Error.WriteLine("Warning: the steps did not reach a maximum; the likelihood may have none in the range of the parameters.");
        return ExitCode.Success;
    }
}
