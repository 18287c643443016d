using System.Runtime.InteropServices;
using System.Text;

namespace Accel.Host;

/// <summary>The command <c>accel</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        using var input = Console.OpenStandardInput();
        using var output = Utf8(Console.OpenStandardOutput());
        using var error = Utf8(Console.OpenStandardError());
        return Run(args, output, error, input, errorIsSeen: !Console.IsErrorRedirected);
    }

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="input">Standard input, for DATA <c>-</c>.</param>
    /// <param name="errorIsSeen">True where standard error is a terminal.</param>
    /// <returns>The exit code: one of <see cref="ExitCode"/>.</returns>
    internal static int Run(string[] args, TextWriter output, TextWriter error, Stream input, bool errorIsSeen = false) =>
        ErrorReport.Guard(() => CommandLine.Invoke(args, new Terminal(output, error, input, errorIsSeen)), error);

    /// <summary>Nothing has to be put away: results are written at the end, an output file under another name first.</summary>
    private static void Leave(PosixSignalContext context)
    {
        context.Cancel = true;
        Environment.Exit(context.Signal == PosixSignal.SIGINT ? ExitCode.Interrupted : ExitCode.Terminated);
    }

    /// <summary>R's quotes and the names in the data need UTF-8, whatever the locale says.</summary>
    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
