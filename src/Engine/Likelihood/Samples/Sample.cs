namespace Accel.Engine.Likelihood.Samples;

/// <summary>Observed values, equal ones once with their number, and the sums that likelihoods are made of.</summary>
public sealed class Sample
{
    /// <summary>Values that one thread sums at a time.</summary>
    private const int Run = 1 << 12;

    private readonly double[] _values;
    private readonly double[] _counts;
    private readonly Lazy<double> _mean;
    private readonly Lazy<double> _squares;
    private readonly Lazy<double> _meanLog;
    private readonly Lazy<double> _logSquares;

    /// <summary>Takes the values.</summary>
    /// <param name="values">The values, all finite; the array becomes the sample's.</param>
    /// <param name="collapse">True where equal values shall be kept once with their number.</param>
    /// <exception cref="InputException">There are no values.</exception>
    public Sample(double[] values, bool collapse = true)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
            throw new InputException("There are no values to fit a distribution to.");
        Count = values.Length;
        // Sorted, sums do not depend on the order of the rows.
        Array.Sort(values);
        (_values, _counts) = collapse ? Distinct(values) : (values, Enumerable.Repeat(1.0, values.Length).ToArray());
        _mean = new(() => MeanOf(x => x));
        _squares = new(() => SquaresAbout(x => x, Mean));
        _meanLog = new(() => MeanOf(Math.Log));
        _logSquares = new(() => SquaresAbout(Math.Log, MeanLog));
    }

    /// <summary>Number of values n.</summary>
    public int Count { get; }

    /// <summary>Number of terms of a sum over the values.</summary>
    public int TermCount => _values.Length;

    /// <summary>The least value.</summary>
    public double Least => _values[0];

    /// <summary>The greatest value.</summary>
    public double Greatest => _values[^1];

    /// <summary>The mean.</summary>
    public double Mean => _mean.Value;

    /// <summary>Σ (x − mean)².</summary>
    public double SquaresAboutMean => _squares.Value;

    /// <summary>The mean logarithm; for values above 0.</summary>
    public double MeanLog => _meanLog.Value;

    /// <summary>The sum of squares of the logarithms about their mean.</summary>
    public double LogSquaresAboutMean => _logSquares.Value;

    /// <summary>A quantile between order statistics, R's type 7.</summary>
    public double Quantile(double probability)
    {
        var place = probability * (Count - 1);
        var (below, above) = (At((int)Math.Floor(place)), At((int)Math.Ceiling(place)));
        return below + (place - Math.Floor(place)) * (above - below);
    }

    /// <summary>Σ f(x), in the same order for any number of threads.</summary>
    public double Sum(Func<double, double> term) => Sum<PlainNumber>(x => term(x)).Value;

    /// <summary>Σ f(x) with its derivatives.</summary>
    internal T Sum<T>(Func<double, T> term)
        where T : struct, IDifferentiable<T>
    {
        var runs = new T[(_values.Length + Run - 1) / Run];
        Workers.ForEach(runs.Length, run =>
        {
            T sum = 0;
            for (var i = run * Run; i < Math.Min(_values.Length, (run + 1) * Run); i++)
                sum += _counts[i] * term(_values[i]);
            runs[run] = sum;
        });
        return runs.Aggregate((left, right) => left + right);
    }

    private static (double[] Values, double[] Counts) Distinct(double[] sorted)
    {
        var (values, counts) = (new List<double>(), new List<double>());
        foreach (var value in sorted)
        {
            if (values.Count > 0 && values[^1] == value)
            {
                counts[^1]++;
                continue;
            }
            values.Add(value);
            counts.Add(1);
        }
        return ([.. values], [.. counts]);
    }

    /// <summary>The mean of f(x), corrected by the mean of what is left of it.</summary>
    private double MeanOf(Func<double, double> function)
    {
        var mean = Sum(function) / Count;
        return mean + Sum(x => function(x) - mean) / Count;
    }

    private double SquaresAbout(Func<double, double> function, double centre) => Sum(x => (function(x) - centre) * (function(x) - centre));

    private double At(int rank)
    {
        double seen = 0;
        var i = 0;
        while ((seen += _counts[i]) <= rank)
            i++;
        return _values[i];
    }
}
