namespace Accel.Bench.Comparison;

/// <summary>A row of a case's table: a program with a number of threads, and its runs so far.</summary>
/// <param name="name">The program.</param>
/// <param name="threads">Its threads.</param>
/// <param name="run">Lets it do the case once.</param>
internal sealed class Contestant(string name, int threads, Func<RunResult> run)
{
    /// <summary>Who takes longer is run once.</summary>
    private const double LongSeconds = 30;

    private readonly List<double> _seconds = [];

    public string Name => name;

    public int Threads => threads;

    /// <summary>The last run.</summary>
    public RunResult? Last { get; private set; }

    public double Least => _seconds.DefaultIfEmpty(double.NaN).Min();

    public double Median => _seconds.Count == 0 ? double.NaN : _seconds.Order().ElementAt(_seconds.Count / 2);

    public bool IsAbsent => Last == RunResult.Absent;

    /// <summary>Does the case once more; what went wrong once, or took long, is not done again.</summary>
    /// <returns>True where it was done.</returns>
    public bool Run()
    {
        if (Last is { } before && (before.Trouble is not null || before.Seconds > LongSeconds))
            return false;
        Last = run();
        if (Last.Trouble is null)
            _seconds.Add(Last.Seconds);
        return true;
    }

    /// <summary>The largest relative difference of a coefficient from the exact one.</summary>
    public double Difference(double[] exact) =>
        Last!.Coefficients.Length != exact.Length
            ? double.NaN
            : Last.Coefficients.Zip(exact, (got, right) => double.IsNaN(got) ? 0 : Math.Abs(got - right) / Math.Abs(right)).Max();
}
