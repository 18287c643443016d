using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Data;

namespace Accel.Host;

/// <summary>What the commands that read data have in common.</summary>
internal static class DataOptions
{
    private const string StandardInput = "-";

    /// <summary>Makes the option <c>--query</c>.</summary>
    public static Option<string?> Query() => new("--query")
    {
        Description = "What to ask an SQLite database for, in SQL. Without it, the only table it has.",
        HelpName = "SQL",
    };

    /// <summary>Reads the data that a command was given.</summary>
    /// <param name="data">A file, or - for standard input.</param>
    /// <param name="terminal">Where standard input comes from, and where it is seen how far the reading is.</param>
    /// <param name="options">How to read them.</param>
    /// <exception cref="InputException">They cannot be read.</exception>
    public static DataTable Read(string data, Terminal terminal, TableReadOptions options)
    {
        using var line = terminal.ErrorIsSeen ? new ReadingLine(terminal.Error) : null;
        options = options with { Progress = line };
        return data == StandardInput ? TableReader.Read(terminal.Input, "stdin", options) : TableReader.Read(data, options);
    }
}
