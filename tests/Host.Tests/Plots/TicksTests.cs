using Accel.Host.Plots;

namespace Accel.Host.Tests.Plots;

public class TicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1, 1, 4, "−1.0 −0.5 0.0 0.5 1.0")]
    [InlineData(0.13, 0.87, 4, "0.2 0.4 0.6 0.8")]
    [InlineData(-0.4, 3.4, 6, "0.0 0.5 1.0 1.5 2.0 2.5 3.0")]
    [InlineData(0, 100000, 5, "0 20000 40000 60000 80000 100000")]
    [InlineData(0, 3e-7, 3, "0 1e-7 2e-7 3e-7")]
    [InlineData(1.2e9, 1.8e9, 4, "1.2e9 1.4e9 1.6e9 1.8e9")]
    [InlineData(-3e12, -1e12, 2, "−3e12 −2e12 −1e12")]
    public void Are_round_numbers_inside_the_range(double low, double high, int wanted, string labels) =>
        Assert.Equal(labels.Replace("e-", "e−", StringComparison.Ordinal), string.Join(' ', Ticks.Between(low, high, wanted).Labels));

    [Theory]
    [InlineData(-0.2, 3.2, 7, "0 1 2 3")]
    [InlineData(0, 50, 6, "0 10 20 30 40 50")]
    public void Of_whole_numbers_are_whole(double low, double high, int wanted, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Between(low, high, wanted, whole: true).Labels));

    [Theory]
    [InlineData(0.1, 0.7, 6)]
    [InlineData(-1e-5, 1e-5, 5)]
    [InlineData(123456.7, 123456.9, 4)]
    public void Say_exactly_where_they_stand(double low, double high, int wanted)
    {
        var ticks = Ticks.Between(low, high, wanted);
        Assert.InRange(ticks.Positions.Count, 2, 12);
        Assert.Equal(ticks.Positions, ticks.Labels.Select(label => double.Parse(label.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Scale_clamps_and_leaves_NaN_out()
    {
        var scale = new ColourScale(-1, 1);
        Assert.Equal(-1, scale.Level(double.NaN));
        Assert.Equal(0, scale.Level(double.NegativeInfinity));
        Assert.Equal(ColourScale.Levels - 1, scale.Level(5));
        Assert.Equal(ColourScale.Levels / 2, scale.Level(0));
    }
}
