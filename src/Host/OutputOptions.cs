using System.CommandLine;

namespace Accel.Host;

/// <summary>Options of commands that write tables and plots.</summary>
internal static class OutputOptions
{
    /// <summary>Makes the option <c>--output</c>.</summary>
    /// <param name="what">What is written.</param>
    public static Option<string?> Output(string what) => new("--output", "-o")
    {
        Description = $"Write {what} to this file, whole or not at all. Without it, to standard output.",
        HelpName = "FILE",
    };

    /// <summary>Makes the option <c>--plot</c>.</summary>
    /// <param name="what">What is drawn.</param>
    public static Option<string?> Plot(string what) => new("--plot")
    {
        Description = $"Draw {what} to this SVG file.",
        HelpName = "FILE",
    };

    /// <summary>The level of intervals.</summary>
    public static Option<double> Level(string name) => new(name)
    {
        Description = "The level of the intervals, between 0 and 1.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => 0.95,
    };

    /// <summary>The file that an option names, if it can be written.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="data">The data, which are never overwritten.</param>
    public static OutputFile? Prepare(ParseResult parsed, Option<string?> option, string data) =>
        parsed.GetValue(option) is { } path ? OutputFile.Prepare(path, data) : null;

    /// <summary>Writes a text to a file, or to standard output where there is none.</summary>
    public static void Write(this Terminal terminal, OutputFile? file, string text)
    {
        if (file is null)
            terminal.Write(text);
        else
            file.Write(text);
    }

    /// <summary>Writes bytes of text to a file, or to standard output where there is none.</summary>
    public static void Write(this Terminal terminal, OutputFile? file, Action<Stream> write)
    {
        if (file is not null)
        {
            file.Write(write);
            return;
        }
        using var text = new MemoryStream();
        write(text);
        terminal.Write(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
    }
}
