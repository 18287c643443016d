using Accel.Engine;
using Accel.Engine.Engines;

namespace Accel.Host;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Warnings, errors and what <c>--verbose</c> tells.</param>
/// <param name="Input">Data from DATA <c>-</c>.</param>
/// <param name="ErrorIsSeen">True where somebody looks at <paramref name="Error"/>: it is no file and no pipe.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, Stream Input, bool ErrorIsSeen)
{
    /// <summary>Tells on standard error of what failed on the way to a result that is right all the same.</summary>
    public void Tell(EngineNotice notice)
    {
        if (notice.IsFailure)
            Error.WriteLine($"Note: {notice.Text}");
    }

    /// <summary>Writes a result to standard output.</summary>
    /// <exception cref="InputException">It cannot be written, e.g. to a full disk. A reader that went away is no error.</exception>
    public void Write(string text)
    {
        try
        {
            Output.Write(text);
            Output.Flush();
        }
        catch (IOException error)
        {
            throw new InputException($"standard output cannot be written: {error.Message}", error);
        }
    }
}
