using System.Diagnostics;

namespace Accel.Engine.Measurement;

/// <summary>Measures by doing something again and again.</summary>
internal static class Repetition
{
    /// <summary>The least seconds of as many runs as fit in a time, at least one, after one that warms up.</summary>
    /// <param name="seconds">The time for it.</param>
    /// <param name="action">What is measured.</param>
    public static double LeastSeconds(double seconds, Action action)
    {
        action();
        var least = double.PositiveInfinity;
        var total = Stopwatch.StartNew();
        do
        {
            var one = Stopwatch.StartNew();
            action();
            least = Math.Min(least, one.Elapsed.TotalSeconds);
        }
        while (total.Elapsed.TotalSeconds < seconds);
        return least;
    }
}
