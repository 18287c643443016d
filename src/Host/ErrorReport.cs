using Accel.Engine;

namespace Accel.Host;

/// <summary>Turns exceptions into a message and an exit code.</summary>
internal static class ErrorReport
{
    /// <summary>The environment variable that, set to 1, shows where an unexpected error came from.</summary>
    public const string DebugVariable = "ACCEL_DEBUG";

    /// <summary>Runs a command and reports what it throws.</summary>
    /// <param name="command">The command; returns an exit code.</param>
    /// <param name="error">Standard error.</param>
    public static int Guard(Func<int> command, TextWriter error)
    {
        try
        {
            return command();
        }
        catch (InputException exception)
        {
            Write(error, exception.Message);
            ShowStack(exception, error);
            return ExitCode.BadInput;
        }
        catch (OutOfMemoryException exception)
        {
            Write(error, "there is not enough memory for these data and this formula.");
            ShowStack(exception, error);
            return ExitCode.Fault;
        }
#pragma warning disable CA1031 // Nobody is above to catch it, and a user cannot use a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var cause = exception.GetBaseException();
            Write(error, $"this is a fault of accel; please report it with the command: {cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")} ({DebugVariable}=1 shows where)");
            ShowStack(exception, error);
            return ExitCode.Fault;
        }
    }

    /// <summary>Writes an error as the user reads it.</summary>
    public static void Write(TextWriter error, string message) => error.WriteLine($"accel: {message}");

    private static void ShowStack(Exception exception, TextWriter error)
    {
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
            error.WriteLine(exception);
    }
}
