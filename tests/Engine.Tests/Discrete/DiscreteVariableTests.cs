using Accel.Engine.Discrete;

namespace Accel.Engine.Tests.Discrete;

public class DiscreteVariableTests
{
    private static readonly DiscreteVariable Die = new DiceRoll([6]).Sum();

    private static Rational R(string text) => Rational.Parse(text);

    [Fact]
    public void The_distribution_function_is_right_continuous()
    {
        Assert.Equal(0, Die.Cdf(R("0.999")));
        Assert.Equal(1.0 / 6, Die.Cdf(1));
        Assert.Equal(1.0 / 6, Die.Cdf(R("1.999")));
        Assert.Equal(1, Die.Cdf(6));
        Assert.Equal(1, Die.Cdf(100));
        Assert.Equal(0, Die.Pmf(R("1.5")));
        Assert.Equal(1.0 / 6, Die.Pmf(6));
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1/6", "1")]
    [InlineData("0.16666666666666667", "2")]
    [InlineData("1/2", "3")]
    [InlineData("0.5000000000000000000000000001", "4")]
    [InlineData("1", "6")]
    public void Quantiles_are_exact_at_the_jumps(string p, string expected) => Assert.Equal(R(expected), Die.Quantile(R(p)));

    [Theory]
    [InlineData("-1/100")]
    [InlineData("1.0000000000000000001")]
    public void Quantiles_need_a_probability(string p) => Assert.Throws<ArgumentOutOfRangeException>(() => Die.Quantile(R(p)));

    [Fact]
    public void Sums_copies_and_affine_maps_agree()
    {
        var three = Die.Plus(Die).Plus(Die);
        Assert.Equal(three.ExactProbabilities(), Die.Copies(3).ExactProbabilities());
        var moved = Die.Affine(R("1/2"), R("-2"));
        Assert.Equal(R("-23/2"), moved.Values[0]);
        Assert.Equal(R("-13/2"), moved.ExactMean);
        Assert.Equal(R("35/3"), moved.ExactVariance);
        var fine = Die.Plus(moved.Affine(Rational.Zero, R("1/7")));
        Assert.Equal(Die.ExactVariance + moved.ExactVariance / 49, fine.ExactVariance);
        Assert.Equal(36, fine.Values.Count);
        Assert.Equal(Rational.One, Die.Copies(0).ExactProbabilities().Single());
    }

    [Fact]
    public void Values_far_apart_can_be_added()
    {
        var far = DiscreteVariable.Of([(R("0"), R("1/3")), (R("1"), R("1/3")), (R("1e12"), R("1/3"))]);
        var sum = far.Plus(far);
        Assert.Equal(6, sum.Values.Count);
        Assert.Equal(R("2/9"), sum.ExactProbabilities().ElementAt(1));
        Assert.Contains("simulate", Assert.Throws<InputException>(() => far.Copies(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_values_are_added_and_impossible_ones_left_out()
    {
        var variable = DiscreteVariable.Of([(R("2"), R("0.5")), (R("1"), R("1/4")), (R("2"), R("1/4")), (R("7"), R("0"))]);
        Assert.Equal([R("1"), R("2")], variable.Values);
        Assert.Equal([R("1/4"), R("3/4")], variable.ExactProbabilities());
    }

    [Theory]
    [InlineData("add up to 5/6", "1/2", "1/3")]
    [InlineData("-1/2", "3/2", "-1/2")]
    [InlineData("add up to 0")]
    public void Probabilities_that_are_none_are_refused(string part, params string[] probabilities) => Assert.Contains(part,
        Assert.Throws<InputException>(() => DiscreteVariable.Of(probabilities.Select((p, i) => ((Rational)i, R(p))))).Message, StringComparison.Ordinal);

    [Fact]
    public void Probabilities_in_doubles_are_taken_as_such()
    {
        var variable = DiscreteVariable.Of([(0.5, 0.1), (-1.5, 0.7), (2, 0.2)]);
        Assert.False(variable.IsExact);
        Assert.Null(variable.ExactMean);
        Assert.Throws<InvalidOperationException>(() => variable.ExactProbabilities());
        Assert.Equal(-0.6, variable.Mean, 1e-15);
        Assert.Equal(2.04, variable.Variance, 1e-14);
        Assert.Equal(1.2, variable.Plus(variable).Plus(variable).Affine(3, 1).Mean, 1e-14);
        Assert.Equal(R("1/2"), variable.Quantile(R("0.75")));
        Assert.Throws<InputException>(() => DiscreteVariable.Of([(1.0, 0.5), (2.0, 0.4)]));
        Assert.Throws<InputException>(() => DiscreteVariable.Of([(1.0, 1.5), (2.0, -0.5)]));
        Assert.Throws<InputException>(() => DiscreteVariable.Of([(double.NaN, 1.0)]));
    }

    [Fact]
    public void A_sample_space_of_one_s_own()
    {
        var urn = new FiniteExperiment(["red", "worth"], [("red", R("3/10"), [1, 5]), ("blue", R("0.5"), [0, R("1/2")]), ("green", R("1/5"), [0, -3])]);
        Assert.Equal(R("23/20"), urn.Variable("worth").ExactMean);
        Assert.Equal(R("3/10"), urn.Variable("red == 1 & worth > 0").ExactMean);
        Assert.Equal(["red", "blue", "green"], urn.SampleSpace("worth").Select(point => point.Outcome));
        Assert.Throws<InputException>(() => new FiniteExperiment([], [("a", R("1/3"), [])]));
        Assert.Throws<ArgumentException>(() => new FiniteExperiment(["x"], [("a", Rational.One, [])]));
    }
}
