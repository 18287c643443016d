using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Data;

namespace Accel.Host;

/// <summary><c>accel convert</c>: data of any format to an <c>.accel</c> file.</summary>
internal sealed class ConvertCommand : Command, IHasExamples
{
    private readonly Argument<string> _input = new("INPUT")
    {
        Description = "The data: any file that 'accel fit' reads, or - for delimited text from standard input.",
    };

    private readonly Argument<string> _output = new("OUTPUT")
    {
        Description = "The file to write, whole or not at all. Its name ends in .accel.",
    };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "The columns to take, with commas between their names. Without it, all.",
        HelpName = "NAMES",
    };

    private readonly Option<string?> _query = DataOptions.Query();
    private readonly Option<long?> _memory = MemorySize.Option();

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads.</param>
    public ConvertCommand(Terminal terminal) : base("convert", "Writes data of any format to an .accel file, from which a fit starts without parsing.")
    {
        Add(_input);
        Add(_output);
        Add(_columns);
        Add(_query);
        Add(_memory);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel convert songs.csv songs.accel
              Text is parsed once; 'accel fit songs.accel ...' then starts at once.
          accel convert big.csv big.accel --memory 2GB
              A file larger than memory: what exceeds 2 GB of columns waits in a temporary file.
          accel convert shop.db sales.accel --query "select price, region from sales"
              The answer of a database.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        const string extension = ".accel";
        var input = parsed.GetRequiredValue(_input);
        var output = parsed.GetRequiredValue(_output);
        if (!output.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            throw new InputException($"The output '{output}' must end in {extension}: that is the format it is written in.");
        var names = parsed.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names is { Length: 0 })
            throw new InputException("--columns names no column; give names with commas between them, or leave it out.");

        var file = OutputFile.Prepare(output, input);
        using var storage = MemorySize.Storage(parsed.GetValue(_memory));
        var table = DataOptions.Read(input, terminal, new TableReadOptions
        {
            Columns = names?.ToHashSet(StringComparer.Ordinal),
            Query = parsed.GetValue(_query),
            Storage = storage,
        });
        if (names is not null)
            table = table.Select(names);
        file.Write(stream => AccelFile.Write(table, stream));
        return ExitCode.Success;
    }
}
