using System.Globalization;
using Accel.Engine.Discrete;

namespace Accel.Engine.Tests.Discrete;

/// <summary>Thousands of coins and dice against Python's exact numbers (Reference/scripts/large_discrete.py).</summary>
public class LargeExperimentTests
{
    private const double RoundedTolerance = 1e-11;

    [Fact]
    public void Probabilities_are_the_nearest_doubles_or_nearly()
    {
        var experiments = ReferenceRow.Fields("large.csv").GroupBy(fields => (Experiment: fields[0], Expression: fields[1])).ToArray();
        Assert.Equal(13, experiments.Length);
        foreach (var experiment in experiments)
        {
            var variable = Make(experiment.Key.Experiment).Variable(experiment.Key.Expression);
            Assert.Equal(!experiment.Key.Experiment.StartsWith("20000", StringComparison.Ordinal), variable.IsExact);
            foreach (var fields in experiment)
            {
                var value = Rational.Parse(fields[2]);
                Compare(variable, ReferenceRow.Number(fields[3]), variable.Pmf(value), fields);
                Compare(variable, ReferenceRow.Number(fields[4]), variable.Cdf(value), fields);
            }
        }
    }

    [Fact]
    public void Moments_in_double_precision()
    {
        var heads = new CoinToss(20_000, new Rational(3, 10)).Heads();
        Assert.Null(heads.ExactMean);
        Assert.Equal(6000, heads.Mean, 6000 * RoundedTolerance);
        Assert.Equal(4200, heads.Variance, 4200 * RoundedTolerance);
        Assert.Equal(1, heads.CumulativeProbabilities[^1]);
        Assert.Equal(6000, heads.Quantile(new Rational(1, 2)));
    }

    [Theory]
    [InlineData("d1 + d2", 11)]
    [InlineData("d1 == max", 2)]
    [InlineData("sum > 3500", 2)]
    [InlineData("d17 * (max == 6)", 7)]
    [InlineData("n", 1)]
    public void Functions_of_a_thousand_dice_need_no_enumeration(string expression, int values) =>
        Assert.InRange(new DiceRoll([.. Enumerable.Repeat(6, 1000)]).Variable(expression).Values.Count, values, values);

    [Theory]
    [InlineData(10, 300, "product + sum", "product, sum", "at die 3 of 10", "fewer dice")]
    [InlineData(2, 1001, "range", "1002001 pairs", "simulate")]
    [InlineData(1000000, 6, "sum", "5000001 values", "simulate")]
    public void What_would_take_too_long_is_refused(int dice, int sides, string expression, params string[] parts)
    {
        var message = Assert.Throws<InputException>(() => new DiceRoll([.. Enumerable.Repeat(sides, dice)]).Variable(expression)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static void Compare(DiscreteVariable variable, double expected, double got, string[] fields)
    {
        // Near the smallest double, a product of doubles has few digits left.
        var error = Math.Abs(got - expected) / Math.Max(expected, 1e-290);
        Assert.True(variable.IsExact ? got == expected : error <= RoundedTolerance, $"{string.Join(' ', fields)}: got {got:R}");
    }

    private static Experiment Make(string text)
    {
        var words = text.Split(' ');
        var count = int.Parse(words[0], CultureInfo.InvariantCulture);
        return words[1] == "coins"
            ? new CoinToss(count, Rational.Parse(words[2]))
            : new DiceRoll([.. Enumerable.Repeat(int.Parse(words[2], CultureInfo.InvariantCulture), count)]);
    }
}
