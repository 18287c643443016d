using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Accel.Host;

/// <summary>A command that shows how it is used.</summary>
internal interface IHasExamples
{
    /// <summary>Command lines with what they do, as they stand at the end of the command's help.</summary>
    string Examples { get; }
}

/// <summary>The usual help, then the command's examples.</summary>
/// <param name="width">Width where the terminal has none.</param>
internal sealed class ExampleHelp(int width) : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = Console.IsOutputRedirected ? new HelpAction { MaxWidth = width } : new HelpAction();

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is IHasExamples command)
            parseResult.InvocationConfiguration.Output.Write($"Examples:\n{command.Examples}\n");
        return code;
    }
}
