using System.Numerics;
using System.Runtime.InteropServices;

namespace Accel.Engine.Discrete;

/// <summary>
/// The joint law of any numbers of a roll: one die after the other, the outcomes that agree in all that is kept being one
/// state. Five dice have 7776 outcomes, but only 26 states where the sum is kept.
/// </summary>
internal static class DiceFold
{
    /// <summary>The most states.</summary>
    public const int MostStates = 300_000;

    private const long MostSteps = 4_000_000;

    /// <summary>For each state its weight.</summary>
    /// <exception cref="InputException">There are too many states.</exception>
    public static Dictionary<RollState, BigInteger> Law(IReadOnlyList<int> sides, DiceStatistics statistics)
    {
        var law = new Dictionary<RollState, BigInteger> { [RollState.Start] = BigInteger.One };
        var steps = 0L;
        for (var die = 0; die < sides.Count; die++)
        {
            if (!statistics.DependOn(die))
                continue;
            steps += (long)law.Count * sides[die];
            if (steps > MostSteps)
                throw TooMany(die, sides.Count, statistics, $"takes more than {MostSteps} steps");
            var next = new Dictionary<RollState, BigInteger>();
            foreach (var (state, weight) in law)
            {
                for (var face = 1; face <= sides[die]; face++)
                    CollectionsMarshal.GetValueRefOrAddDefault(next, statistics.After(state, die, face, sides[die]), out _) += weight;
            }
            law = next;
            if (law.Count > MostStates)
                throw TooMany(die, sides.Count, statistics, $"has more than {MostStates} states");
        }
        return law;
    }

    private static InputException TooMany(int die, int dice, DiceStatistics statistics, string limit) =>
        new($"The joint law of {statistics} {limit} at die {die + 1} of {dice}; take fewer dice or sides, use fewer names, or simulate.");
}
