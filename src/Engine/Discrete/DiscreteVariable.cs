using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>
/// A random variable with finitely many values: its probability mass function, distribution function, moments and quantiles.
/// </summary>
/// <remarks>
/// Probabilities are fractions, and nothing is rounded, where they were given as fractions or decimals; sums whose
/// fractions would take more than <see cref="MostExactBytes"/> bytes are computed in double precision, with a worst
/// measured relative error of 3.5e-14 for probabilities above 1e-290 (2,500 dice with 6 sides).
/// </remarks>
public sealed partial class DiscreteVariable
{
    /// <summary>The most memory that exact probabilities of one variable take, in bytes.</summary>
    public const long MostExactBytes = 1L << 23;

    private readonly Rational[] _values;
    private readonly Masses _masses;
    private readonly Lazy<double[]> _probabilities;
    private readonly Lazy<double[]> _cumulative;
    private readonly Lazy<(Rational Mean, Rational Variance)> _exactMoments;
    private readonly Lazy<(double Mean, double Variance)> _moments;

    private DiscreteVariable(Rational[] values, Masses masses, bool hasExactValues)
    {
        (_values, _masses, HasExactValues) = (values, masses, hasExactValues);
        _probabilities = new(masses.ToDoubles);
        _cumulative = new(masses.CumulativeDoubles);
        _exactMoments = new(ComputeExactMoments);
        _moments = new(ComputeMoments);
    }

    /// <summary>The values of positive probability, ascending.</summary>
    public IReadOnlyList<Rational> Values => _values;

    /// <summary>For each value its probability; the nearest double where it is known exactly.</summary>
    public IReadOnlyList<double> Probabilities => _probabilities.Value;

    /// <summary>For each value the probability that the variable is not larger; the nearest double where it is known exactly. The last is 1.</summary>
    public IReadOnlyList<double> CumulativeProbabilities => _cumulative.Value;

    /// <summary>True where probabilities are known without rounding.</summary>
    public bool HasExactProbabilities => _masses.AreExact;

    /// <summary>False where values were rounded to doubles: square roots, exponentials, logarithms.</summary>
    public bool HasExactValues { get; }

    /// <summary>True where neither values nor probabilities are rounded.</summary>
    public bool IsExact => HasExactValues && HasExactProbabilities;

    /// <summary>The mean; the nearest double where it is known exactly.</summary>
    public double Mean => _moments.Value.Mean;

    /// <summary>The variance; the nearest double where it is known exactly.</summary>
    public double Variance => _moments.Value.Variance;

    /// <summary>The square root of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The mean as a fraction; null unless <see cref="IsExact"/>.</summary>
    public Rational? ExactMean => IsExact ? _exactMoments.Value.Mean : null;

    /// <summary>The variance as a fraction; null unless <see cref="IsExact"/>.</summary>
    public Rational? ExactVariance => IsExact ? _exactMoments.Value.Variance : null;

    /// <summary>The probabilities of <see cref="Values"/>.</summary>
    internal Masses Masses => _masses;

    /// <summary>The probabilities of <see cref="Values"/> as fractions.</summary>
    /// <exception cref="InvalidOperationException">They are not known exactly: <see cref="HasExactProbabilities"/> is false.</exception>
    public IEnumerable<Rational> ExactProbabilities() => _masses.Weights.Select(weight => new Rational(weight, _masses.Total));

    /// <summary>The values of the distribution function at <see cref="Values"/> as fractions.</summary>
    /// <exception cref="InvalidOperationException">They are not known exactly: <see cref="HasExactProbabilities"/> is false.</exception>
    public IEnumerable<Rational> ExactCumulativeProbabilities() => _masses.CumulativeWeights().Select(weight => new Rational(weight, _masses.Total));

    /// <summary>The probability mass function: P(X = x).</summary>
    /// <param name="x">Any number; 0 for what is no value.</param>
    public double Pmf(Rational x) => Array.BinarySearch(_values, x) is var index and >= 0 ? Probabilities[index] : 0;

    /// <summary>The distribution function: P(X ≤ x), a right-continuous step function.</summary>
    /// <param name="x">Any number.</param>
    public double Cdf(Rational x)
    {
        var index = Array.BinarySearch(_values, x);
        var last = index >= 0 ? index : ~index - 1;
        return last < 0 ? 0 : CumulativeProbabilities[last];
    }

    /// <summary>The least value x with P(X ≤ x) ≥ p, without rounding where the probabilities are exact.</summary>
    /// <param name="p">A probability from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside [0, 1].</exception>
    public Rational Quantile(Rational p)
    {
        if (p < Rational.Zero || p > Rational.One)
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability is from 0 to 1.");
        if (!HasExactProbabilities)
        {
            var rounded = p.ToDouble();
            return _values[Array.FindIndex(_cumulative.Value, cumulative => cumulative >= rounded)];
        }
        var needed = p * _masses.Total;
        return _values[Array.FindIndex(_masses.CumulativeWeights(), weight => weight >= needed)];
    }

    private (Rational Mean, Rational Variance) ComputeExactMoments()
    {
        var common = Masses.CommonDenominator(_values);
        var (first, second) = (BigInteger.Zero, BigInteger.Zero);
        for (var i = 0; i < _values.Length; i++)
        {
            var whole = _values[i].Numerator * (common / _values[i].Denominator);
            var weighted = whole * _masses.Weights[i];
            first += weighted;
            second += whole * weighted;
        }
        var mean = new Rational(first, common * _masses.Total);
        return (mean, new Rational(second, common * common * _masses.Total) - mean * mean);
    }

    private (double Mean, double Variance) ComputeMoments()
    {
        if (HasExactProbabilities)
            return (_exactMoments.Value.Mean.ToDouble(), _exactMoments.Value.Variance.ToDouble());
        double[] values = [.. _values.Select(value => value.ToDouble())];
        var (mean, variance) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
            mean += _probabilities.Value[i] * values[i];
        for (var i = 0; i < values.Length; i++)
            variance += _probabilities.Value[i] * (values[i] - mean) * (values[i] - mean);
        return (mean, variance);
    }
}
