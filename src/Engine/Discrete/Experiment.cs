using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>Something that happens by chance and has finitely many outcomes, and the random variables on it.</summary>
public abstract class Experiment
{
    /// <summary>What is done, e.g. <c>3 coins, P(heads) = 1/2</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The number of outcomes.</summary>
    public abstract BigInteger OutcomeCount { get; }

    /// <summary>The numbers of an outcome that expressions can name.</summary>
    internal abstract OutcomeNames Names { get; }

    /// <summary>A random variable: the exact law of a number that the outcome determines.</summary>
    /// <param name="expression">
    /// The number in R's notation: numbers and names with <c>+ - * / ^ %% %/%</c>, comparisons (1 where they hold, else 0), <c>&amp; | !</c>,
    /// <c>abs sign floor ceiling sqrt exp log log2 log10 max min sum prod ifelse</c>.
    /// </param>
    /// <exception cref="InputException">
    /// It is no such expression, has no value for some outcome, or its law takes too much time or memory; the message says where and what to do.
    /// </exception>
    public DiscreteVariable Variable(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var parsed = OutcomeExpression.Parse(expression, Names);
        return Law(parsed.Names).Of(parsed);
    }

    /// <summary>Repeats the experiment with random numbers. The result is the same on any machine, for any number of threads.</summary>
    /// <param name="expression">The random variable: see <see cref="Variable"/>.</param>
    /// <param name="repetitions">How often, 1 or more.</param>
    /// <param name="seed">Where the random numbers begin: another seed, other repetitions.</param>
    /// <exception cref="InputException">It is no expression, has no value for some outcome, or has too many different ones.</exception>
    public SimulatedVariable Simulate(string expression, long repetitions, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitions);
        return Simulate(OutcomeExpression.Parse(expression, Names), repetitions, seed);
    }

    /// <summary>All outcomes one by one; see <see cref="OutcomeCount"/> first.</summary>
    /// <param name="expression">The random variable whose values are given, too.</param>
    /// <exception cref="InputException">It is no expression, or has no value for some outcome.</exception>
    public IEnumerable<SamplePoint> SampleSpace(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var parsed = OutcomeExpression.Parse(expression, Names);
        return Outcomes(parsed.Names).Select(one => new SamplePoint(one.Outcome, one.Probability, parsed.At(one.Values).Value));
    }

    /// <summary>The joint law of some numbers of the outcome.</summary>
    /// <param name="names">Their names, all known.</param>
    internal abstract JointLaw Law(IReadOnlyList<string> names);

    /// <summary>Repeats the experiment: the numbers of repetition i are draws i of the seed's streams.</summary>
    internal abstract SimulatedVariable Simulate(OutcomeExpression expression, long repetitions, ulong seed);

    /// <summary>All outcomes, with some of their numbers.</summary>
    /// <param name="names">Their names, all known.</param>
    internal abstract IEnumerable<(string Outcome, Rational Probability, Rational[] Values)> Outcomes(IReadOnlyList<string> names);
}
