using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>The joint law of the smallest and the largest number of a roll, from the numbers of outcomes inside intervals.</summary>
internal static class DiceExtremes
{
    private const long MostPairs = 1_000_000;

    /// <summary>For each pair its weight.</summary>
    /// <exception cref="InputException">There are too many pairs.</exception>
    public static Dictionary<RollState, BigInteger> Law(IReadOnlyList<int> sides, DiceStatistics statistics)
    {
        (int Sides, int Dice)[] kinds = [.. sides.CountBy(count => count).Select(kind => (kind.Key, kind.Value))];
        var (fewest, most) = (kinds.Min(kind => kind.Sides), kinds.Max(kind => kind.Sides));
        var law = new Dictionary<RollState, BigInteger>();
        if (!statistics.Keep(DiceStatistic.Min))
        {
            for (var max = 1; max <= most; max++)
                law[new RollState { Max = max }] = Inside(kinds, 1, max) - Inside(kinds, 1, max - 1);
            return law;
        }
        if (!statistics.Keep(DiceStatistic.Max))
        {
            for (var min = 1; min <= fewest; min++)
                law[new RollState { Min = min }] = Inside(kinds, min, most) - Inside(kinds, min + 1, most);
            return law;
        }
        if ((long)fewest * most > MostPairs)
            throw new InputException($"The joint law of min and max has {(long)fewest * most} pairs; at most {MostPairs} can be computed. Take fewer sides, or simulate.");
        for (var min = 1; min <= fewest; min++)
        {
            for (var max = min; max <= most; max++)
                law[new RollState { Min = min, Max = max }] = Inside(kinds, min, max) - Inside(kinds, min + 1, max) - Inside(kinds, min, max - 1) + Inside(kinds, min + 1, max - 1);
        }
        return law;
    }

    /// <summary>The number of outcomes in which every die shows a number from low to high.</summary>
    private static BigInteger Inside((int Sides, int Dice)[] kinds, int low, int high) => kinds.Aggregate(BigInteger.One, (product, kind) =>
        product * BigInteger.Pow(Math.Max(0, Math.Min(high, kind.Sides) - low + 1), kind.Dice));
}
