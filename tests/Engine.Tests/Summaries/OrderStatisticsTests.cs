using Accel.Engine.Data.Storage;
using Accel.Engine.Summaries;

namespace Accel.Engine.Tests.Summaries;

public class OrderStatisticsTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(70_000)]
    [InlineData(300_000)]
    public void Ranks_are_those_of_the_sorted_values(int count)
    {
        var random = new Random(count);
        var values = Enumerable.Range(0, count).Select(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-40, 5))).ToArray();
        int[] ranks = [0, 1, count / 4, count / 2, 3 * count / 4, count - 1];
        var expected = values.Order().ToArray();
        Assert.Equal(ranks.Select(rank => expected[rank]), OrderStatistics.Of(ColumnData.From(values), ranks));
    }

    [Fact]
    public void Many_equal_values_are_counted_and_not_sorted()
    {
        var values = new double[400_000];
        Array.Fill(values, -1.25, 0, 200_000);
        values[7] = -3;
        values[350_000] = double.Epsilon;
        int[] ranks = [0, 1, 199_999, 200_000, 200_001, 399_999];
        Assert.Equal([-3, -1.25, -1.25, 0, 0, double.Epsilon], OrderStatistics.Of(ColumnData.From(values), ranks));
    }

    [Fact]
    public void Quartiles_are_interpolated()
    {
        // R: quantile(c(1, 2, 4, 8, 16, 32))
        Assert.Equal([1, 2.5, 6, 14, 32], Quartiles.Of([32, 1, 2, 16, 4, 8]));
    }
}
