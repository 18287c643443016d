using Accel.Engine.Discrete;

namespace Accel.Host.Experiments;

/// <summary>What is known of a random variable: its law, its simulated values, or both.</summary>
/// <param name="Description">What is done.</param>
/// <param name="Expression">The random variable.</param>
/// <param name="Law">Its law; null where that takes too long.</param>
/// <param name="Simulated">Its values in repetitions; null where there are none.</param>
/// <param name="Seed">The seed of the repetitions.</param>
/// <param name="WhyNoLaw">Why the law is missing; null where it is not.</param>
internal sealed record ExperimentReport(string Description, string Expression, DiscreteVariable? Law, SimulatedVariable? Simulated, ulong Seed, string? WhyNoLaw)
{
    /// <summary>All values, ascending.</summary>
    public IReadOnlyList<Rational> Values { get; } = Law?.Values ?? Simulated!.Values;

    /// <summary>For each value how often it came up; null without repetitions.</summary>
    public IReadOnlyList<long>? Counts { get; } = Simulated is null ? null : [.. (Law?.Values ?? Simulated.Values).Select(Simulated.CountOf)];

    /// <summary>The part of the repetitions in which a value came up.</summary>
    public double Frequency(int index) => Counts![index] / (double)Simulated!.Repetitions;

    /// <summary>The best known probability of a value: exact, else simulated.</summary>
    public double Weight(int index) => Law?.Probabilities[index] ?? Frequency(index);
}
