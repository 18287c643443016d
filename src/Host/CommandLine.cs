using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Accel.Host;

/// <summary>All commands, and how a command line is read.</summary>
internal static class CommandLine
{
    private const int HelpWidth = 100;

    /// <summary>Reads a command line and does what it says.</summary>
    /// <returns>The exit code.</returns>
    public static int Invoke(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Fits generalized linear models, maps likelihoods, evaluates distributions and exact laws, with the answers and the layout of R.")
        {
            new FitCommand(terminal),
            new PredictCommand(terminal),
            new AnovaCommand(terminal),
            new DiagnoseCommand(terminal),
            new PartialCommand(terminal),
            new GridCommand(terminal),
            new MleCommand(terminal),
            new ConvertCommand(terminal),
            new CoinsCommand(terminal),
            new DiceCommand(terminal),
            new EnginesCommand(terminal),
            new BenchCommand(terminal),
            new DistCommand(terminal),
        };
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
}
