namespace Accel.Engine.Discrete;

/// <summary>The values of a random variable in simulated repetitions of its experiment.</summary>
public sealed class SimulatedVariable
{
    private readonly Rational[] _values;
    private readonly long[] _counts;

    private SimulatedVariable(Rational[] values, long[] counts)
    {
        (_values, _counts) = (values, counts);
        Repetitions = counts.Sum();
        double[] doubles = [.. values.Select(value => value.ToDouble())];
        for (var i = 0; i < doubles.Length; i++)
            Mean += doubles[i] * counts[i] / Repetitions;
        for (var i = 0; i < doubles.Length; i++)
            Variance += (doubles[i] - Mean) * (doubles[i] - Mean) * counts[i] / (Repetitions - 1);
    }

    /// <summary>The values that came up, ascending.</summary>
    public IReadOnlyList<Rational> Values => _values;

    /// <summary>For each value how often it came up.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>The number of repetitions.</summary>
    public long Repetitions { get; }

    /// <summary>The mean of the values.</summary>
    public double Mean { get; }

    /// <summary>The variance of the values, with divisor <see cref="Repetitions"/> − 1; NaN for one repetition.</summary>
    public double Variance { get; }

    /// <summary>How often a value came up.</summary>
    public long CountOf(Rational value) => Array.BinarySearch(_values, value) is var index and >= 0 ? _counts[index] : 0;

    /// <summary>The values of an expression, from how often each state came up.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="tally">The states with their counts.</param>
    /// <param name="values">The numbers that the expression names.</param>
    internal static SimulatedVariable Of<TState>(OutcomeExpression expression, Dictionary<TState, long> tally, Func<TState, Rational[]> values) where TState : notnull
    {
        var counts = new SortedDictionary<Rational, long>();
        foreach (var (state, count) in tally)
        {
            var value = expression.At(values(state)).Value;
            counts[value] = counts.GetValueOrDefault(value) + count;
        }
        return new([.. counts.Keys], [.. counts.Values]);
    }
}
