using System.Globalization;
using Accel.Engine.Discrete;

namespace Accel.Engine.Tests.Discrete;

/// <summary>Laws and moments against exact tables.</summary>
public class ReferenceTests
{
    [Fact]
    public void Sums_of_dice() => Check("dice_sum.csv", 2, keys => Dice(keys[0], keys[1]).Variable("sum"));

    [Fact]
    public void Sums_of_mixed_dice() => Check("mixed_dice_sum.csv", 1, keys => Mixed(keys[0]).Variable("sum"));

    [Fact]
    public void Functions_of_dice() => Check("dice_functions.csv", 3, keys => Dice(keys[1], keys[2]).Variable(keys[0] == "sum of squares" ? "sumsq" : keys[0]));

    [Fact]
    public void Functions_of_dice_from_single_dice() => Check("dice_functions.csv", 3, keys =>
    {
        var all = string.Join(", ", Enumerable.Range(1, Count(keys[1])).Select(i => $"d{i}"));
        return Dice(keys[1], keys[2]).Variable(keys[0] switch
        {
            "range" => $"max({all}) - min({all})",
            "product" => $"prod({all})",
            "sum of squares" => $"sum({all.Replace(",", "^2,", StringComparison.Ordinal)}^2)",
            var function => $"{function}({all})",
        });
    });

    [Fact]
    public void Heads() => Check("coin_heads.csv", 2, keys => Coins(keys[0], keys[1]).Variable("heads"));

    [Fact]
    public void Functions_of_coins() => Check("coin_functions.csv", 3, keys => Coins(keys[1], keys[2]).Variable(keys[0].Replace(';', ',')));

    [Fact]
    public void Moments()
    {
        var compared = 0;
        foreach (var fields in ReferenceRow.Fields("discrete_moments.csv"))
        {
            var variable = fields[0] switch
            {
                "dice_sum" => Dice(fields[1], fields[2]).Sum(),
                "coin_heads" => Coins(fields[1], fields[2]).Heads(),
                "coin_function" => Coins(fields[2], fields[3]).Variable(fields[1].Replace(';', ',')),
                "dice_function" => Dice(fields[2], fields[3]).Variable(fields[1] == "sum of squares" ? "sumsq" : fields[1]),
                _ => Mixed(fields[1]).Sum(),
            };
            Assert.Equal(new Rational(ReferenceRow.Whole(fields[4]), ReferenceRow.Whole(fields[5])), variable.ExactMean);
            Assert.Equal(new Rational(ReferenceRow.Whole(fields[6]), ReferenceRow.Whole(fields[7])), variable.ExactVariance);
            Assert.Equal((ReferenceRow.Number(fields[8]), ReferenceRow.Number(fields[9])), (variable.Mean, variable.Variance));
            compared++;
        }
        Assert.Equal(248, compared);
    }

    private static void Check(string table, int keys, Func<string[], DiscreteVariable> make)
    {
        var compared = 0;
        foreach (var (names, rows) in ReferenceRow.Read(table, keys))
        {
            var variable = make(names);
            Assert.True(variable.IsExact);
            Assert.Equal(rows.Select(row => row.Value), variable.Values);
            Assert.Equal(rows.Select(row => row.Mass), variable.ExactProbabilities());
            Assert.Equal(rows.Select(row => row.Cumulative), variable.ExactCumulativeProbabilities());
            Assert.Equal(rows.Select(row => row.Pmf), variable.Probabilities);
            Assert.Equal(rows.Select(row => row.Cdf), variable.CumulativeProbabilities);
            compared += rows.Length;
        }
        Assert.True(compared >= 96, $"{compared} rows compared");
    }

    private static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static CoinToss Coins(string count, string p) => new(Count(count), Rational.Parse(p));

    private static DiceRoll Dice(string count, string sides) => new([.. Enumerable.Repeat(Count(sides), Count(count))]);

    private static DiceRoll Mixed(string dice) => new([.. dice.Split('+').Select(die => Count(die[1..]))]);
}
