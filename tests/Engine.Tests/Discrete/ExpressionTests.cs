using Accel.Engine.Discrete;

namespace Accel.Engine.Tests.Discrete;

public class ExpressionTests
{
    private static readonly CoinToss Coins = new(5, Rational.Parse("0.1"));
    private static readonly DiceRoll Dice = new([4, 6]);

    [Theory]
    [InlineData("heads + tails", "5")]
    [InlineData("n", "5")]
    [InlineData("-2^2", "-4")]
    [InlineData("2^3^2", "512")]
    [InlineData("2^-2 + 1/4", "1/2")]
    [InlineData("0.1 + 0.2 == 0.3", "1")]
    [InlineData("1/3 * 3", "1")]
    [InlineData("-7 %% 3", "2")]
    [InlineData("-7 %/% 3", "-3")]
    [InlineData("7.5 %% -2", "-1/2")]
    [InlineData("!(1 > 2) & 2 <= 2 | 1 != 1", "1")]
    [InlineData("!1 == 2", "1")]
    [InlineData("1 + 1 > 1 & 0 >= 1", "0")]
    [InlineData("abs(-3/2) + sign(-2) + floor(-1/2) + ceiling(1/3)", "1/2")]
    [InlineData("max(1, 2.5, 2) - min(3, -1)", "7/2")]
    [InlineData("sum(1, 2, 3) * prod(2, 1/3)", "4")]
    [InlineData("sqrt(9/4) + log(1) + exp(0)", "5/2")]
    [InlineData("ifelse(heads >= 0, 1, 1/0)", "1")]
    [InlineData("0^0", "1")]
    public void Means_what_it_means_in_R_without_rounding(string expression, string expected)
    {
        var variable = Coins.Variable(expression);
        Assert.True(variable.IsExact);
        Assert.Equal(Rational.Parse(expected), Assert.Single(variable.Values));
    }

    [Fact]
    public void Roots_and_logarithms_are_rounded_and_say_so()
    {
        var variable = Coins.Variable("sqrt(heads)");
        Assert.False(variable.HasExactValues);
        Assert.True(variable.HasExactProbabilities);
        Assert.Equal(Rational.FromDouble(Math.Sqrt(2)), variable.Values[2]);
        Assert.Equal(Math.Exp(2.5), Coins.Variable("exp(n / 2)").Mean);
    }

    [Theory]
    [InlineData("heds", "no 'heds'", "did you mean 'heads'?", "heads, tails, n", "\n  heds\n  ^")]
    [InlineData("heads + 1/(tails - 5)", "division by zero", "heads = 0, tails = 5", "\n           ^")]
    [InlineData("(heads - 2)^-1", "division by zero", "heads = 2")]
    [InlineData("sqrt(heads - 1)", "square root of a negative number", "heads = 0")]
    [InlineData("log(heads)", "logarithm", "heads = 0")]
    [InlineData("exp(1000*n)", "too large")]
    [InlineData("9^9^9", "too large")]
    [InlineData("1e999", "too large")]
    [InlineData("heads +", "expected a term after '+'")]
    [InlineData("heads = 3", "found '='", "\n        ^")]
    [InlineData("1 < heads < 3", "a < b & b < c")]
    [InlineData("heads ~ tails", "'~' is no arithmetic")]
    [InlineData("heads : tails", "':' is no arithmetic")]
    [InlineData("heads %in% 3", "no arithmetic")]
    [InlineData("'heads'", "no number")]
    [InlineData("maxx(heads, 1)", "did you mean max()?")]
    [InlineData("max()", "without parentheses")]
    [InlineData("abs(1, 2)", "takes 1 argument")]
    [InlineData("ifelse(1, 2)", "takes 3 arguments")]
    [InlineData("abs(x = heads)", "'x'", "'=='")]
    [InlineData("", "empty")]
    [InlineData("d1", "no 'd1'")]
    public void Errors_say_where_and_what_to_do(string expression, params string[] parts)
    {
        var message = Assert.Throws<InputException>(() => Coins.Variable(expression)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.StartsWith("In the expression: ", message);
    }

    [Fact]
    public void An_impossible_outcome_needs_no_value() => Assert.Equal(Rational.One, new CoinToss(3, Rational.One).Variable("1 / (heads - 2)").ExactMean);

    [Theory]
    [InlineData("d3", "d1 to d2")]
    [InlineData("summ", "did you mean 'sum'?")]
    [InlineData("d0", "no 'd0'")]
    public void Names_of_dice_are_checked(string expression, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => Dice.Variable(expression)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("d1 + 2*d2")]
    [InlineData("d2 > d1")]
    [InlineData("(d1 == max) * 100 + sum")]
    [InlineData("product / sumsq + range * d1")]
    [InlineData("ifelse(sum %% 2 == 0, max, -min)")]
    public void Laws_agree_with_the_sample_space(string expression)
    {
        var law = Dice.Variable(expression);
        var counted = Dice.SampleSpace(expression).GroupBy(point => point.Value).OrderBy(group => group.Key)
            .Select(group => (group.Key, new Rational(group.Count(), 24)));
        Assert.Equal(counted, law.Values.Zip(law.ExactProbabilities()));
    }

    [Fact]
    public void The_sample_space_lists_every_outcome_with_its_probability()
    {
        var points = new CoinToss(2, Rational.Parse("1/3")).SampleSpace("heads - tails").ToArray();
        Assert.Equal(["HH 1/9 2", "HT 2/9 0", "TH 2/9 0", "TT 4/9 -2"], points.Select(point => $"{point.Outcome} {point.Probability} {point.Value}"));
        Assert.Equal(["1 1", "1 2", "2 1", "2 2", "3 1", "3 2"], new DiceRoll([3, 2]).SampleSpace("sum").Select(point => point.Outcome));
        Assert.Equal(Rational.One, Assert.Single(new CoinToss(0, Rational.One).SampleSpace("heads")).Probability);
    }

    [Theory]
    [InlineData(-1, "1/2", "-1")]
    [InlineData(3, "1.5", "3/2")]
    [InlineData(3, "-0.1", "-1/10")]
    public void Coins_out_of_range_are_refused(int count, string p, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => new CoinToss(count, Rational.Parse(p))).Message, StringComparison.Ordinal);

    [Fact]
    public void Dice_out_of_range_are_refused()
    {
        Assert.Throws<InputException>(() => new DiceRoll([]));
        Assert.Contains(" 0;", Assert.Throws<InputException>(() => new DiceRoll([6, 0])).Message, StringComparison.Ordinal);
    }
}
