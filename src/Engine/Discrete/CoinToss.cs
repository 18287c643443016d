using System.Numerics;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Discrete;

/// <summary>Coins tossed independently. Expressions can name <c>heads</c>, <c>tails</c> and <c>n</c>.</summary>
public sealed class CoinToss : Experiment
{
    /// <summary>The most coins whose law is computed; it takes some hundred megabytes.</summary>
    public const int MostCoins = 1_000_000;

    /// <summary>Creates the experiment.</summary>
    /// <param name="count">The number of coins, 0 or more.</param>
    /// <param name="headsProbability">The probability of heads of each, from 0 to 1.</param>
    /// <exception cref="InputException">A parameter is out of range.</exception>
    public CoinToss(int count, Rational headsProbability)
    {
        if (count < 0)
            throw new InputException($"The number of coins is {count}; it must be 0 or more.");
        if (headsProbability < Rational.Zero || headsProbability > Rational.One)
            throw new InputException($"The probability of heads is {headsProbability}; it must be from 0 to 1.");
        (Count, HeadsProbability) = (count, headsProbability);
    }

    /// <summary>The number of coins.</summary>
    public int Count { get; }

    /// <summary>The probability of heads.</summary>
    public Rational HeadsProbability { get; }

    /// <inheritdoc/>
    public override string Description => $"{Count} {(Count == 1 ? "coin" : "coins")}, P(heads) = {HeadsProbability}";

    /// <inheritdoc/>
    public override BigInteger OutcomeCount => BigInteger.Pow(2, Count);

    /// <inheritdoc/>
    internal override OutcomeNames Names { get; } = new(["heads", "tails", "n"]);

    /// <summary>The number of heads: a binomial variable.</summary>
    /// <remarks>Worst measured relative error of probabilities above 1e-290 that are not exact: 1.1e-12 (20,000 coins, P(heads) = 0.3).</remarks>
    /// <exception cref="InputException">There are more than <see cref="MostCoins"/> coins.</exception>
    public DiscreteVariable Heads()
    {
        var one = DiscreteVariable.Of([(Rational.Zero, Rational.One - HeadsProbability), (Rational.One, HeadsProbability)]);
        if (one.Values is [var only])
            return one.Map(_ => only * Count);
        if (one.CopiesAreExact(Count))
            return one.Copies(Count);
        if (Count > MostCoins)
            throw new InputException($"The exact law of {Count} coins would take about {Math.Ceiling(Count * 4e-7)} GB; at most {MostCoins} coins are computed. Take fewer, or simulate.");
        var mass = new BinomialMass(Count, HeadsProbability.ToDouble());
        double[] heights = [.. Enumerable.Range(0, Count + 1).Select(heads => Math.Exp(mass.LogMass(new ScalarLane(heads)).Value))];
        var sum = heights.Sum();
        return DiscreteVariable.Collect(
            [.. Enumerable.Range(0, Count + 1).Select(heads => (Rational)heads)], Masses.Rounded([.. heights.Select(height => height / sum)]), hasExactValues: true);
    }

    /// <inheritdoc/>
    internal override JointLaw Law(IReadOnlyList<string> names)
    {
        var heads = Heads();
        return new([.. heads.Values.Select(value => Values(names, value))], heads.Masses);
    }

    /// <inheritdoc/>
    internal override IEnumerable<(string Outcome, Rational Probability, Rational[] Values)> Outcomes(IReadOnlyList<string> names)
    {
        for (var toss = BigInteger.Zero; toss < OutcomeCount; toss++)
        {
            var outcome = string.Create(Count, toss, (letters, sides) =>
            {
                for (var i = 0; i < letters.Length; i++)
                    letters[^(i + 1)] = (sides >> i).IsEven ? 'H' : 'T';
            });
            var heads = outcome.Count(letter => letter == 'H');
            var probability = Rational.Pow(HeadsProbability, heads) * Rational.Pow(Rational.One - HeadsProbability, Count - heads);
            yield return (outcome, probability, Values(names, heads));
        }
    }

    /// <inheritdoc/>
    internal override SimulatedVariable Simulate(OutcomeExpression expression, long repetitions, ulong seed)
    {
        var heads = BinomialMass.SamplerOf(Count, HeadsProbability.ToDouble());
        var tally = Tally.Count<double>(repetitions, (first, states) => Tally.Fill(heads, new StreamKey(seed), first, states));
        return SimulatedVariable.Of(expression, tally, count => Values(expression.Names, (long)count));
    }

    private Rational[] Values(IReadOnlyList<string> names, Rational heads) =>
        [.. names.Select(name => name switch { "heads" => heads, "tails" => Count - heads, _ => (Rational)Count })];
}
