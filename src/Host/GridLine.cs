using System.Diagnostics;
using Accel.Engine.Likelihood;

namespace Accel.Host;

/// <summary>Tells how far a grid is, for grids that take longer than a second.</summary>
/// <param name="line">Where it is told.</param>
internal sealed class GridLine(IProgress<string> line) : IProgress<GridProgress>
{
    private const double PatienceSeconds = 1;
    private const double SecondsBetween = 0.1;
    private const int BarWidth = 24;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _next = PatienceSeconds;

    /// <inheritdoc/>
    public void Report(GridProgress value)
    {
        var seconds = _watch.Elapsed.TotalSeconds;
        // After the first block it can be told whether somebody will have to wait.
        if (seconds < _next && seconds * value.Total < PatienceSeconds * value.Done)
            return;
        if (seconds < _next && _next > PatienceSeconds)
            return;
        _next = Math.Max(PatienceSeconds, seconds) + SecondsBetween;
        line.Report(Describe(value, seconds));
    }

    /// <summary>What the line says.</summary>
    /// <param name="progress">How far the grid is.</param>
    /// <param name="seconds">How long it took.</param>
    internal static string Describe(GridProgress progress, double seconds)
    {
        var part = (double)progress.Done / progress.Total;
        var filled = (int)(part * BarWidth);
        var left = seconds * (progress.Total - progress.Done) / progress.Done;
        return FormattableString.Invariant($"Grid: [{new string('#', filled)}{new string('-', BarWidth - filled)}] {100 * part:F0}% of {progress.Total} combinations, {Time(left)} left");
    }

    private static string Time(double seconds) => seconds switch
    {
        < 100 => FormattableString.Invariant($"{seconds:F0} s"),
        < 6000 => FormattableString.Invariant($"{seconds / 60:F0} min"),
        _ => FormattableString.Invariant($"{seconds / 3600:F1} h"),
    };
}
