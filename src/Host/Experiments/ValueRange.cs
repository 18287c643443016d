namespace Accel.Host.Experiments;

/// <summary>Consecutive values that one line of a table stands for.</summary>
/// <param name="First">The first one's index.</param>
/// <param name="Last">The last one's.</param>
internal readonly record struct ValueRange(int First, int Last)
{
    private const int MostLines = 40;
    private const double Tail = 0.0005;

    /// <summary>Each value a line of its own where they are few; else each tail one line and between them ranges of about equally many values.</summary>
    /// <param name="report">The random variable.</param>
    public static IReadOnlyList<ValueRange> Of(ExperimentReport report)
    {
        var count = report.Values.Count;
        if (count <= MostLines)
            return [.. Enumerable.Range(0, count).Select(i => new ValueRange(i, i))];
        var (first, last) = Between(report, Tail);
        var length = (last - first) / (MostLines - 2) + 1;
        var ranges = new List<ValueRange>();
        if (first > 0)
            ranges.Add(new(0, first - 1));
        for (var start = first; start <= last; start += length)
            ranges.Add(new(start, Math.Min(start + length - 1, last)));
        if (last < count - 1)
            ranges.Add(new(last + 1, count - 1));
        return ranges;
    }

    /// <summary>The values between two tails.</summary>
    /// <param name="report">The random variable.</param>
    /// <param name="tail">The probability that each tail does not reach, below one half.</param>
    public static ValueRange Between(ExperimentReport report, double tail)
    {
        var count = report.Values.Count;
        return new(Skipped(Enumerable.Range(0, count)), count - 1 - Skipped(Enumerable.Range(0, count).Reverse()));

        int Skipped(IEnumerable<int> indices)
        {
            var sum = 0.0;
            return indices.TakeWhile(i => (sum += report.Weight(i)) < tail).Count();
        }
    }
}
