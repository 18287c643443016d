using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>The numbers of a roll that an expression names, and how they follow from one die after the other.</summary>
/// <param name="names">The names.</param>
/// <param name="kept">What must be kept for them.</param>
/// <param name="singles">The single dice among them, from 0, ascending.</param>
internal sealed class DiceStatistics(IReadOnlyList<string> names, DiceStatistic kept, IReadOnlyList<int> singles)
{
    private readonly HashSet<int> _isSingle = [.. singles];

    /// <summary>The names that any dice have.</summary>
    public static IReadOnlyList<string> Names { get; } = ["sum", "max", "min", "range", "product", "sumsq", "n"];

    /// <summary>What must be kept for some names.</summary>
    public static DiceStatistics For(IReadOnlyList<string> names, OutcomeNames known)
    {
        int[] singles = [.. names.Select(known.NumberOf).OfType<int>().Select(number => number - 1).Order()];
        var kept = names.Aggregate(singles.Length > 0 ? DiceStatistic.Single : DiceStatistic.None, (kept, name) => kept | Needed(name));
        return new(names, kept, singles);
    }

    /// <summary>True where nothing else is kept.</summary>
    public bool AreOnly(DiceStatistic some) => kept != DiceStatistic.None && (kept & ~some) == 0;

    /// <summary>True where it is kept.</summary>
    public bool Keep(DiceStatistic one) => (kept & one) != 0;

    /// <summary>True where a die changes what is kept.</summary>
    /// <param name="die">The die, from 0.</param>
    public bool DependOn(int die) => (kept & ~DiceStatistic.Single) != 0 || _isSingle.Contains(die);

    /// <summary>What is kept after one die more.</summary>
    /// <param name="state">What was kept.</param>
    /// <param name="die">The die, from 0.</param>
    /// <param name="face">What it shows.</param>
    /// <param name="sides">How many sides it has.</param>
    public RollState After(RollState state, int die, int face, int sides) => new()
    {
        Sum = Keep(DiceStatistic.Sum) ? state.Sum + face : 0,
        Max = Keep(DiceStatistic.Max) ? Math.Max(state.Max, face) : 0,
        Min = !Keep(DiceStatistic.Min) ? 0 : state.Min == 0 ? face : Math.Min(state.Min, face),
        Product = Keep(DiceStatistic.Product) ? state.Product * face : BigInteger.One,
        SumOfSquares = Keep(DiceStatistic.SumOfSquares) ? state.SumOfSquares + (long)face * face : 0,
        Singles = _isSingle.Contains(die) ? state.Singles * sides + (face - 1) : state.Singles,
    };

    /// <summary>The numbers of the names.</summary>
    /// <param name="state">What is kept of all dice.</param>
    /// <param name="sides">For each die the number of its sides.</param>
    public Rational[] Values(RollState state, IReadOnlyList<int> sides)
    {
        var faces = new Dictionary<string, int>(singles.Count);
        var rest = state.Singles;
        foreach (var die in singles.Reverse())
        {
            rest = BigInteger.DivRem(rest, sides[die], out var face);
            faces[$"d{die + 1}"] = (int)face + 1;
        }
        return
        [
            .. names.Select(name => name switch
            {
                "sum" => state.Sum,
                "max" => state.Max,
                "min" => state.Min,
                "range" => state.Max - state.Min,
                "product" => state.Product,
                "sumsq" => state.SumOfSquares,
                "n" => sides.Count,
                _ => (Rational)faces[name],
            }),
        ];
    }

    /// <summary>What is kept, in words.</summary>
    public override string ToString() => string.Join(", ", names.Where(name => name != "n"));

    private static DiceStatistic Needed(string name) => name switch
    {
        "sum" => DiceStatistic.Sum,
        "max" => DiceStatistic.Max,
        "min" => DiceStatistic.Min,
        "range" => DiceStatistic.Max | DiceStatistic.Min,
        "product" => DiceStatistic.Product,
        "sumsq" => DiceStatistic.SumOfSquares,
        _ => DiceStatistic.None,
    };
}
