using System.Numerics;

namespace Accel.Engine.Discrete;

/// <content>How variables are made, of given probabilities and of other variables.</content>
public sealed partial class DiscreteVariable
{
    /// <summary>The most values of a sum: beyond it, a sum in double precision would take minutes.</summary>
    public const int MostValues = 60_000;

    private const double SumTolerance = 1e-9;

    /// <summary>A variable with given probabilities, without rounding.</summary>
    /// <param name="masses">Values with their probabilities; those of equal values are added.</param>
    /// <exception cref="InputException">There is none, one is negative, or they don't add up to 1.</exception>
    public static DiscreteVariable Of(IEnumerable<(Rational Value, Rational Probability)> masses)
    {
        ArgumentNullException.ThrowIfNull(masses);
        (Rational Value, Rational Probability)[] all = [.. masses];
        CheckProbabilities([.. all.Select(one => one.Probability)]);
        return Collect([.. all.Select(one => one.Value)], Masses.Exact([.. all.Select(one => one.Probability)]), hasExactValues: true);
    }

    /// <summary>A variable with probabilities in double precision.</summary>
    /// <param name="masses">Values with their probabilities; those of equal values are added.</param>
    /// <exception cref="InputException">There is none, one is negative or no number, or they don't add up to 1 within 1e-9.</exception>
    public static DiscreteVariable Of(IEnumerable<(double Value, double Probability)> masses)
    {
        ArgumentNullException.ThrowIfNull(masses);
        (double Value, double Probability)[] all = [.. masses];
        if (all.FirstOrDefault(one => !double.IsFinite(one.Value) || !(one.Probability >= 0)) is var bad && bad != default)
            throw new InputException($"The probability of {bad.Value:R} is {bad.Probability:R}; values must be finite and probabilities 0 or more.");
        var sum = all.Sum(one => one.Probability);
        if (!(Math.Abs(sum - 1) <= SumTolerance))
            throw new InputException($"The probabilities add up to {sum:R}, not to 1.");
        return Collect([.. all.Select(one => Rational.FromDouble(one.Value))], Masses.Rounded([.. all.Select(one => one.Probability / sum)]), hasExactValues: false);
    }

    /// <summary>A function of the variable.</summary>
    /// <param name="function">The value for each of <see cref="Values"/>.</param>
    public DiscreteVariable Map(Func<Rational, Rational> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Collect([.. _values.Select(function)], _masses, HasExactValues);
    }

    /// <summary>intercept + slope · X.</summary>
    public DiscreteVariable Affine(Rational intercept, Rational slope) => Map(value => intercept + slope * value);

    /// <summary>The sum of this variable and an independent other.</summary>
    /// <exception cref="InputException">The sum has more than <see cref="MostValues"/> values.</exception>
    public DiscreteVariable Plus(DiscreteVariable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (left, right) = (Lattice.Of(_values), Lattice.Of(other._values));
        if (_values.Length == 1 || other._values.Length == 1)
            return (_values.Length == 1 ? other : this).Affine(_values.Length == 1 ? _values[0] : other._values[0], Rational.One);
        (left, right) = (left.FinerWith(right), right.FinerWith(left));
        var span = left.Span + right.Span;
        if (span >= MostValues)
            return PlusScattered(other);
        var exact = HasExactProbabilities && other.HasExactProbabilities && FitsExactly(span, _masses.Total * other._masses.Total, 1);
        var origin = left.Origin + right.Origin;
        var hasExactValues = HasExactValues && other.HasExactValues;
        return exact
            ? FromLattice(origin, left.Step, Masses.Exact(Convolution.Product<BigInteger>(left.Spread(_masses.Weights), right.Spread(other._masses.Weights))), hasExactValues)
            : FromLattice(origin, left.Step, Masses.Rounded(Convolution.Product<double>(left.Spread(_masses.ToDoubles()), right.Spread(other._masses.ToDoubles()))), hasExactValues);
    }

    /// <summary>The sum of independent variables with this one's distribution.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <exception cref="InputException">The sum has more than <see cref="MostValues"/> values.</exception>
    public DiscreteVariable Copies(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
            return Of([(Rational.Zero, Rational.One)]);
        var lattice = Lattice.Of(_values);
        var span = lattice.Span * count;
        if (span >= MostValues)
            throw new InputException($"The sum of {count} such variables has up to {span + 1} values; at most {MostValues} can be computed. Take fewer, or simulate.");
        var origin = lattice.Origin * count;
        return CopiesAreExact(count)
            ? FromLattice(origin, lattice.Step, Masses.Exact(Convolution.Power(lattice.Spread(_masses.Weights), count)), HasExactValues)
            : FromLattice(origin, lattice.Step, Masses.Rounded(Convolution.Power(lattice.Spread(_masses.ToDoubles()), count)), HasExactValues);
    }

    /// <summary>A variable of values in any order; the masses of equal ones are added, those without mass left out.</summary>
    internal static DiscreteVariable Collect(Rational[] values, Masses masses, bool hasExactValues)
    {
        Rational[] distinct = [.. values.Distinct().Order()];
        var places = new Dictionary<Rational, int>(distinct.Length);
        foreach (var value in distinct)
            places.Add(value, places.Count);
        return Sorted(distinct, masses.Grouped([.. values.Select(value => places[value])], distinct.Length), hasExactValues);
    }

    /// <summary>Refuses what are no probabilities of all the things that can happen.</summary>
    /// <exception cref="InputException">There is none, one is negative, or they don't add up to 1.</exception>
    internal static void CheckProbabilities(IReadOnlyList<Rational> probabilities)
    {
        if (probabilities.Any(probability => probability.Sign < 0))
            throw new InputException($"A probability is {probabilities.First(probability => probability.Sign < 0)}; it must be 0 or more.");
        var sum = probabilities.Aggregate(Rational.Zero, (sum, probability) => sum + probability);
        if (sum != Rational.One)
            throw new InputException($"The probabilities add up to {sum}, not to 1.");
    }

    /// <summary>True where the probabilities of a sum of copies are computed without rounding.</summary>
    internal bool CopiesAreExact(int count) => HasExactProbabilities && FitsExactly(Lattice.Of(_values).Span * count, _masses.Total, count);

    private static DiscreteVariable Sorted(Rational[] values, Masses masses, bool hasExactValues)
    {
        var positive = masses.Positive();
        return positive.Length == values.Length
            ? new(values, masses, hasExactValues)
            : new([.. positive.Select(i => values[i])], masses.Selected(positive), hasExactValues);
    }

    private static DiscreteVariable FromLattice(Rational origin, Rational step, Masses masses, bool hasExactValues) =>
        Sorted([.. Enumerable.Range(0, masses.Count).Select(place => origin + place * step)], masses, hasExactValues);

    /// <summary>A sum whose values are few and far between.</summary>
    private DiscreteVariable PlusScattered(DiscreteVariable other)
    {
        var count = (long)_values.Length * other._values.Length;
        if (count > MostValues)
            throw new InputException($"The sum of variables with {_values.Length} and {other._values.Length} values has up to {count} values; at most {MostValues} can be computed. Take fewer, or simulate.");
        Rational[] values = [.. _values.SelectMany(left => other._values, (left, right) => left + right)];
        var masses = HasExactProbabilities && other.HasExactProbabilities && FitsExactly(count, _masses.Total * other._masses.Total, 1)
            ? Masses.Exact([.. _masses.Weights.SelectMany(left => other._masses.Weights, (left, right) => left * right)])
            : Masses.Rounded([.. Probabilities.SelectMany(left => other.Probabilities, (left, right) => left * right)]);
        return Collect(values, masses, HasExactValues && other.HasExactValues);
    }

    private static bool FitsExactly(BigInteger span, BigInteger total, int copies) => (span + 1) * total.GetBitLength() * copies <= 8 * MostExactBytes;
}
