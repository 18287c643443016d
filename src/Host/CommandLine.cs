using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Accel.Host;

/// <summary>All commands, and how a command line is read.</summary>
internal static class CommandLine
{
    private const int HelpWidth = 100;

    /// <summary>The commands by name, in the order of the help.</summary>
    private static readonly Entry[] All =
    [
        new("fit", terminal => new FitCommand(terminal)),
        new("predict", terminal => new PredictCommand(terminal)),
        new("anova", terminal => new AnovaCommand(terminal)),
        new("diagnose", terminal => new DiagnoseCommand(terminal)),
        new("partial", terminal => new PartialCommand(terminal)),
        new("grid", terminal => new GridCommand(terminal)),
        new("mle", terminal => new MleCommand(terminal)),
        new("dist", terminal => new DistCommand(terminal)),
        new("coins", terminal => new CoinsCommand(terminal)),
        new("dice", terminal => new DiceCommand(terminal)),
        new("convert", terminal => new ConvertCommand(terminal)),
        new("engines", terminal => new EnginesCommand(terminal)),
        new("bench", terminal => new BenchCommand(terminal)),
    ];

    /// <summary>Reads a command line and does what it says.</summary>
    /// <returns>The exit code.</returns>
    public static int Invoke(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Fits generalized linear models, maps likelihoods, evaluates distributions and exact laws, with the answers and the layout of R.");
        foreach (var command in Commands(args.FirstOrDefault(), terminal))
            root.Add(command);
        root.Options.OfType<HelpOption>().Single().Action = new ExampleHelp(HelpWidth);
        // A file's or column's name may begin with '@'.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // The handlers of signals and of exceptions are Program's and ErrorReport's.
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return parsed.Action is ParseErrorAction ? Refuse(parsed, terminal.Error) : parsed.Invoke(configuration);
    }

    /// <summary>The command of that name alone, since each takes time to set up; all where there is none.</summary>
    private static IEnumerable<Command> Commands(string? name, Terminal terminal)
    {
        var named = Array.Find(All, command => command.Name == name);
        return (named is null ? All : [named]).Select(command => command.Create(terminal));
    }

    private static int Refuse(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        foreach (var problem in parsed.Errors)
            ErrorReport.Write(error, Message(problem));
        if (parsed.UnmatchedTokens.Count > 0 && command is FitCommand or GridCommand or DiagnoseCommand or PartialCommand)
            error.WriteLine("A formula with blanks is one argument: put it in double quotes.");
        error.WriteLine(command is RootCommand ? "Try 'accel --help'." : $"Try 'accel {command.Name} --help'.");
        return ExitCode.BadInput;
    }

    /// <summary>The parser's words; it does not say which argument is missing, so that is said here.</summary>
    private static string Message(ParseError problem) =>
        problem.SymbolResult is ArgumentResult { Tokens.Count: 0, Parent: CommandResult command } missing
            ? $"{command.Command.Name} needs the argument {missing.Argument.Name}."
            : problem.Message;

    // A class: code for lists of structs is not compiled ahead of time.
    private sealed record Entry(string Name, Func<Terminal, Command> Create);
}
