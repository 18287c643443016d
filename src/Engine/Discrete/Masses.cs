using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>
/// Probabilities that add up to 1: whole weights over their sum where nothing is rounded, doubles else.
/// </summary>
internal sealed class Masses
{
    private readonly BigInteger[]? _weights;
    private readonly double[]? _doubles;

    private Masses(BigInteger[]? weights, BigInteger total, double[]? doubles) => (_weights, Total, _doubles) = (weights, total, doubles);

    /// <summary>How many.</summary>
    public int Count => _weights?.Length ?? _doubles!.Length;

    /// <summary>True for whole weights.</summary>
    public bool AreExact => _weights is not null;

    /// <summary>The weights.</summary>
    /// <exception cref="InvalidOperationException">They are doubles.</exception>
    public BigInteger[] Weights => _weights ?? throw new InvalidOperationException("These probabilities are not exact.");

    /// <summary>The sum of the weights; 1 for doubles.</summary>
    public BigInteger Total { get; }

    /// <summary>Probabilities without rounding.</summary>
    /// <param name="weights">0 or more each, some above 0.</param>
    public static Masses Exact(BigInteger[] weights) => new(weights, weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight), null);

    /// <summary>Probabilities as doubles.</summary>
    public static Masses Rounded(double[] probabilities) => new(null, BigInteger.One, probabilities);

    /// <summary>Fractions that add up to 1, over their common denominator.</summary>
    public static Masses Exact(IReadOnlyList<Rational> probabilities)
    {
        var common = CommonDenominator(probabilities);
        return Exact([.. probabilities.Select(probability => probability.Numerator * (common / probability.Denominator))]);
    }

    /// <summary>The least common multiple of denominators.</summary>
    public static BigInteger CommonDenominator(IEnumerable<Rational> values) =>
        values.Aggregate(BigInteger.One, (common, value) => common / BigInteger.GreatestCommonDivisor(common, value.Denominator) * value.Denominator);

    /// <summary>One probability as a fraction.</summary>
    public Rational Fraction(int index) => new(Weights[index], Total);

    /// <summary>The probabilities as doubles, each the nearest where they are exact.</summary>
    public double[] ToDoubles() => _doubles ?? [.. Weights.Select(weight => Rational.Nearest(weight, Total))];

    /// <summary>The sums up to each one, as doubles; the last is 1.</summary>
    public double[] CumulativeDoubles()
    {
        var sums = new double[Count];
        if (_weights is null)
        {
            var sum = 0.0;
            for (var i = 0; i < sums.Length; i++)
                sums[i] = Math.Min(1, sum += _doubles![i]);
            sums[^1] = 1;
            return sums;
        }
        var cumulative = CumulativeWeights();
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Rational.Nearest(cumulative[i], Total);
        return sums;
    }

    /// <summary>The sums of weights up to each one.</summary>
    public BigInteger[] CumulativeWeights()
    {
        var sum = BigInteger.Zero;
        return [.. Weights.Select(weight => sum += weight)];
    }

    /// <summary>The sums over groups.</summary>
    /// <param name="groups">For each probability its group.</param>
    /// <param name="count">The number of groups.</param>
    public Masses Grouped(int[] groups, int count) => AreExact ? new(Grouped(Weights, groups, count), Total, null) : Rounded(Grouped(_doubles!, groups, count));

    /// <summary>True where one is 0.</summary>
    public bool IsZero(int index) => _weights is null ? _doubles![index] == 0 : _weights[index].IsZero;

    /// <summary>Which are above 0.</summary>
    public int[] Positive() => [.. Enumerable.Range(0, Count).Where(i => !IsZero(i))];

    /// <summary>Some of them, which have all the probability.</summary>
    public Masses Selected(int[] indices) => AreExact
        ? new([.. indices.Select(i => Weights[i])], Total, null)
        : Rounded([.. indices.Select(i => _doubles![i])]);

    private static T[] Grouped<T>(T[] masses, int[] groups, int count) where T : INumberBase<T>
    {
        var sums = new T[count];
        Array.Fill(sums, T.Zero);
        for (var i = 0; i < masses.Length; i++)
            sums[groups[i]] += masses[i];
        return sums;
    }
}
