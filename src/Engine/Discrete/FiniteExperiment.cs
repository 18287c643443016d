using System.Numerics;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Discrete;

/// <summary>An experiment given by all its outcomes: their probabilities and the numbers that expressions can name.</summary>
public sealed class FiniteExperiment : Experiment
{
    private readonly string[] _names;
    private readonly IReadOnlyList<(string Outcome, Rational Probability, Rational[] Values)> _outcomes;

    /// <summary>Creates the experiment.</summary>
    /// <param name="names">The names of the outcomes' numbers.</param>
    /// <param name="outcomes">The outcomes: what happens, how likely it is, and a number for each name.</param>
    /// <exception cref="InputException">There is no outcome, a probability is negative, or they don't add up to 1.</exception>
    /// <exception cref="ArgumentException">An outcome has another number of numbers.</exception>
    public FiniteExperiment(IReadOnlyList<string> names, IReadOnlyList<(string Outcome, Rational Probability, Rational[] Values)> outcomes)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(outcomes);
        DiscreteVariable.CheckProbabilities([.. outcomes.Select(one => one.Probability)]);
        foreach (var (outcome, _, values) in outcomes)
        {
            if (values.Length != names.Count)
                throw new ArgumentException($"The outcome '{outcome}' has {values.Length} numbers for {names.Count} names.", nameof(outcomes));
        }
        _names = [.. names];
        Names = new OutcomeNames(_names);
        _outcomes = outcomes;
    }

    /// <inheritdoc/>
    public override string Description => $"{_outcomes.Count} outcomes with given probabilities";

    /// <inheritdoc/>
    public override BigInteger OutcomeCount => _outcomes.Count;

    /// <inheritdoc/>
    internal override OutcomeNames Names { get; }

    /// <inheritdoc/>
    internal override JointLaw Law(IReadOnlyList<string> names) =>
        new([.. Outcomes(names).Select(one => one.Values)], Masses.Exact([.. _outcomes.Select(one => one.Probability)]));

    /// <inheritdoc/>
    internal override IEnumerable<(string Outcome, Rational Probability, Rational[] Values)> Outcomes(IReadOnlyList<string> names)
    {
        int[] places = [.. names.Select(name => Array.IndexOf(_names, name))];
        return _outcomes.Select(one => (one.Outcome, one.Probability, places.Select(place => one.Values[place]).ToArray()));
    }

    /// <inheritdoc/>
    internal override SimulatedVariable Simulate(OutcomeExpression expression, long repetitions, ulong seed)
    {
        var outcome = AliasSampler.Of(0, [.. _outcomes.Select(one => one.Probability.ToDouble())]);
        var tally = Tally.Count<double>(repetitions, (first, states) => Tally.Fill(outcome, new StreamKey(seed), first, states));
        Rational[][] values = [.. Outcomes(expression.Names).Select(one => one.Values)];
        return SimulatedVariable.Of(expression, tally, place => values[(int)place]);
    }
}
