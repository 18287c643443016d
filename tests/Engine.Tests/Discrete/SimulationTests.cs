using Accel.Engine.Discrete;

namespace Accel.Engine.Tests.Discrete;

public class SimulationTests
{
    private static readonly Experiment[] Experiments =
    [
        new CoinToss(10, Rational.Parse("0.3")),
        new DiceRoll([6, 6, 4]),
        new FiniteExperiment(["x"], [("a", Rational.Parse("1/6"), [1]), ("b", Rational.Parse("1/3"), [2]), ("c", Rational.Parse("1/2"), [5])]),
    ];

    [Theory]
    [InlineData(0, "heads - tails")]
    [InlineData(1, "sum")]
    [InlineData(1, "max * 100 + min")]
    [InlineData(1, "product == 12")]
    [InlineData(1, "d1 - d3")]
    [InlineData(2, "x")]
    public void Follows_the_exact_law(int experiment, string expression)
    {
        var law = Experiments[experiment].Variable(expression);
        var simulated = Experiments[experiment].Simulate(expression, 200_000, 11);
        var test = GoodnessOfFit.Test(simulated, law)!;
        Assert.Equal(200_000, simulated.Counts.Sum());
        Assert.InRange(test.PValue, 1e-3, 1 - 1e-4);
        Assert.InRange((simulated.Mean - law.Mean) / (law.StandardDeviation / Math.Sqrt(200_000)), -4, 4);
        Assert.Equal(law.Variance, simulated.Variance, 0.03 * law.Variance);
    }

    [Fact]
    public void Is_the_same_for_any_number_of_threads()
    {
        var one = Workers.Limited(1, () => Experiments[1].Simulate("sum", 100_000, 3));
        var many = Workers.Limited(5, () => Experiments[1].Simulate("sum", 100_000, 3));
        Assert.Equal(one.Counts, many.Counts);
        Assert.Equal(one.Mean, many.Mean);
        Assert.NotEqual(one.Counts, Experiments[1].Simulate("sum", 100_000, 4).Counts);
    }

    [Fact]
    public void A_repetition_does_not_depend_on_their_number()
    {
        var few = Experiments[0].Simulate("heads", 20_000, 5);
        var more = Experiments[0].Simulate("heads", 20_001, 5);
        Assert.Equal(1, more.Values.Sum(value => more.CountOf(value) - few.CountOf(value)));
        Assert.All(more.Values, value => Assert.InRange(more.CountOf(value) - few.CountOf(value), 0, 1));
    }

    [Fact]
    public void The_test_takes_rare_values_together_and_finds_a_wrong_law()
    {
        var simulated = Experiments[0].Simulate("heads", 1000, 1);
        var right = GoodnessOfFit.Test(simulated, Experiments[0].Variable("heads"))!;
        Assert.InRange(right.Df, 4, 7);
        Assert.InRange(GoodnessOfFit.Test(simulated, new CoinToss(10, Rational.Parse("0.4")).Heads())!.PValue, 0, 1e-6);
        Assert.Equal(0, GoodnessOfFit.Test(simulated, new CoinToss(2, Rational.Parse("0.4")).Heads())!.PValue);
        Assert.Null(GoodnessOfFit.Test(simulated, new CoinToss(0, Rational.One).Heads()));
    }

    [Fact]
    public void Many_dice_can_be_simulated_though_not_computed()
    {
        var dice = new DiceRoll([.. Enumerable.Repeat(6, 100_000)]);
        Assert.Throws<InputException>(() => dice.Variable("sum"));
        Assert.Equal(350_000, dice.Simulate("sum", 20, 1).Mean, 1000.0);
    }

    [Fact]
    public void Values_that_do_not_exist_and_no_repetitions_are_refused()
    {
        Assert.Contains("heads = 0", Assert.Throws<InputException>(() => Experiments[0].Simulate("1/heads", 1000, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Experiments[0].Simulate("heads", 0, 1));
    }
}
