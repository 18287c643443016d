using System.Globalization;
using System.Numerics;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Discrete;

/// <summary>
/// Fair dice rolled independently. Expressions can name <c>sum</c>, <c>max</c>, <c>min</c>, <c>range</c> (max − min), <c>product</c>,
/// <c>sumsq</c> (the sum of squares), <c>n</c> (the number of dice) and single dice: <c>d1</c>, <c>d2</c>, …
/// </summary>
public sealed class DiceRoll : Experiment
{
    /// <summary>The most sides of a die, and the most dice.</summary>
    public const int Most = 1_000_000;

    /// <summary>Creates the experiment.</summary>
    /// <param name="sides">For each die the number of its sides, which show 1, 2, …; at least one die.</param>
    /// <exception cref="InputException">There is no die, or a number is out of range.</exception>
    public DiceRoll(IReadOnlyList<int> sides)
    {
        ArgumentNullException.ThrowIfNull(sides);
        if (sides.Count is 0 or > Most)
            throw new InputException($"The number of dice is {sides.Count}; it must be from 1 to {Most}.");
        if (sides.FirstOrDefault(count => count is < 1 or > Most, 1) is not 1 and var bad)
            throw new InputException($"The number of sides of a die is {bad}; it must be from 1 to {Most}.");
        Sides = sides;
        Names = new OutcomeNames(DiceStatistics.Names, sides.Count);
    }

    /// <summary>For each die the number of its sides.</summary>
    public IReadOnlyList<int> Sides { get; }

    /// <inheritdoc/>
    public override string Description => $"{string.Join(" + ", Sides.CountBy(sides => sides).Select(kind => $"{kind.Value}d{kind.Key}"))}, fair dice";

    /// <inheritdoc/>
    public override BigInteger OutcomeCount => Sides.CountBy(sides => sides).Aggregate(BigInteger.One, (product, kind) => product * BigInteger.Pow(kind.Key, kind.Value));

    /// <inheritdoc/>
    internal override OutcomeNames Names { get; }

    /// <summary>The sum of all dice.</summary>
    /// <exception cref="InputException">There are too many dice.</exception>
    public DiscreteVariable Sum() => Sides.CountBy(sides => sides)
        .Select(kind => DiscreteVariable.Of(Enumerable.Range(1, kind.Key).Select(face => ((Rational)face, new Rational(1, kind.Key)))).Copies(kind.Value))
        .Aggregate((left, right) => left.Plus(right));

    /// <inheritdoc/>
    internal override JointLaw Law(IReadOnlyList<string> names)
    {
        var statistics = DiceStatistics.For(names, Names);
        if (statistics.AreOnly(DiceStatistic.Sum))
        {
            var sum = Sum();
            return new([.. sum.Values.Select(value => statistics.Values(new RollState { Sum = (long)value.Numerator }, Sides))], sum.Masses);
        }
        var law = statistics.AreOnly(DiceStatistic.Max | DiceStatistic.Min) ? DiceExtremes.Law(Sides, statistics) : DiceFold.Law(Sides, statistics);
        return new([.. law.Keys.Select(state => statistics.Values(state, Sides))], Masses.Exact([.. law.Values]));
    }

    /// <inheritdoc/>
    internal override IEnumerable<(string Outcome, Rational Probability, Rational[] Values)> Outcomes(IReadOnlyList<string> names)
    {
        var statistics = DiceStatistics.For(names, Names);
        var probability = new Rational(1, OutcomeCount);
        var faces = new int[Sides.Count];
        Array.Fill(faces, 1);
        for (var left = OutcomeCount; left > 0; left--)
        {
            var state = RollState.Start;
            for (var die = 0; die < faces.Length; die++)
                state = statistics.After(state, die, faces[die], Sides[die]);
            yield return (string.Join(' ', faces.Select(face => face.ToString(CultureInfo.InvariantCulture))), probability, statistics.Values(state, Sides));
            for (var die = faces.Length - 1; die >= 0 && ++faces[die] > Sides[die]; die--)
                faces[die] = 1;
        }
    }

    /// <inheritdoc/>
    internal override SimulatedVariable Simulate(OutcomeExpression expression, long repetitions, ulong seed)
    {
        var statistics = DiceStatistics.For(expression.Names, Names);
        var samplers = Sides.Distinct().ToDictionary(sides => sides, sides => Sampler.Of(new IntegerSampler(1, (ulong)sides)));
        var tally = Tally.Count<RollState>(repetitions, (first, states) =>
        {
            var faces = new double[states.Length];
            states.Fill(RollState.Start);
            for (var die = 0; die < Sides.Count; die++)
            {
                if (!statistics.DependOn(die))
                    continue;
                Tally.Fill(samplers[Sides[die]], new StreamKey(seed, (uint)die), first, faces);
                for (var i = 0; i < faces.Length; i++)
                    states[i] = statistics.After(states[i], die, (int)faces[i], Sides[die]);
            }
        });
        return SimulatedVariable.Of(expression, tally, state => statistics.Values(state, Sides));
    }
}
