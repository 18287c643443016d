using System.Diagnostics;
using System.Globalization;
using Accel.Engine.Data;

namespace Accel.Host;

/// <summary>
/// One line on a terminal that tells how far the reading of a file is, for readings that take longer than a
/// second; erased at the end.
/// </summary>
/// <param name="terminal">Standard error, which must be a terminal.</param>
internal sealed class ReadingLine(TextWriter terminal) : IProgress<ReadProgress>, IDisposable
{
    private const double PatienceSeconds = 1;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _width;

    /// <inheritdoc/>
    public void Report(ReadProgress value)
    {
        var seconds = _watch.Elapsed.TotalSeconds;
        if (seconds >= PatienceSeconds)
            Show(Describe(value, seconds));
    }

    /// <summary>What the line says.</summary>
    /// <param name="progress">How far the reading is.</param>
    /// <param name="seconds">How long it took.</param>
    internal static string Describe(ReadProgress progress, double seconds)
    {
        var rate = progress.BytesRead / seconds;
        var speed = string.Create(CultureInfo.InvariantCulture, $"{rate / 1e6:F0} MB/s");
        if (progress.BytesTotal is not { } total || total < progress.BytesRead)
            return string.Create(CultureInfo.InvariantCulture, $"Reading: {progress.BytesRead / 1e6:F0} MB, {speed}");
        var left = (total - progress.BytesRead) / rate;
        return string.Create(CultureInfo.InvariantCulture, $"Reading: {100.0 * progress.BytesRead / total:F0}% of {total / 1e6:F0} MB, {speed}, {left:F0} s left");
    }

    /// <summary>Erases the line.</summary>
    public void Dispose()
    {
        if (_width > 0)
            terminal.Write($"\r{new string(' ', _width)}\r");
    }

    private void Show(string text)
    {
        terminal.Write($"\r{text.PadRight(_width)}");
        _width = Math.Max(_width, text.Length);
    }
}
