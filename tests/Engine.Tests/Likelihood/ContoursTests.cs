using Accel.Engine.Likelihood;

namespace Accel.Engine.Tests.Likelihood;

/// <summary>Lines of equal height on surfaces whose lines are known.</summary>
public class ContoursTests
{
    private static readonly double[] Places = [.. Enumerable.Range(0, 41).Select(i => -2 + i / 10.0)];

    [Fact]
    public void Of_a_cone_are_closed_circles()
    {
        var lines = Contours.At(Places, Places, Surface((x, y) => -Math.Sqrt(x * x + y * y)), -1.23);
        var line = Assert.Single(lines);
        Assert.Equal(line[0], line[^1]);
        Assert.All(line, point => Assert.Equal(1.23, Math.Sqrt(point.X * point.X + point.Y * point.Y), 0.01));
    }

    [Fact]
    public void Of_a_plane_are_straight_and_end_at_the_border()
    {
        var line = Assert.Single(Contours.At(Places, Places, Surface((x, y) => x + y), 0.55));
        Assert.All(line, point => Assert.Equal(0.55, point.X + point.Y, 1e-12));
        foreach (var end in new[] { line[0], line[^1] })
            Assert.Equal(2, Math.Max(end.X, end.Y), 1e-12);
        Assert.Empty(Contours.At(Places, Places, Surface((x, y) => x + y), 4.1));
    }

    [Fact]
    public void Of_two_hills_are_two_lines_and_a_saddle_does_not_cross() =>
        Assert.Equal(2, Contours.At(Places, Places, Surface((x, y) => Math.Exp(-5 * ((x - 1) * (x - 1) + y * y)) + Math.Exp(-5 * ((x + 1) * (x + 1) + y * y))), 0.5).Count);

    [Fact]
    public void Beside_the_domain_they_follow_its_last_points()
    {
        var line = Assert.Single(Contours.At([0, 1, 2], [0, 1], [double.NegativeInfinity, double.NegativeInfinity, 1, 1, 2, 2], 0.5));
        Assert.All(line, point => Assert.Equal(1, point.X));
    }

    [Fact]
    public void Saddles_are_cut_by_their_middle()
    {
        double[] unit = [0, 1];
        Assert.Equal(2, Contours.At(unit, unit, [1, 0, 0, 1], 0.4).Count);
        Assert.Equal(2, Contours.At(unit, unit, [1, 0, 0, 1], 0.6).Count);
        // Below the middle the high corners are one hill, above they are two.
        Assert.Contains(Contours.At(unit, unit, [1, 0, 0, 1], 0.6), line => line.All(point => point.X + point.Y < 1));
        Assert.DoesNotContain(Contours.At(unit, unit, [1, 0, 0, 1], 0.4), line => line.All(point => point.X + point.Y < 1));
    }

    private static double[] Surface(Func<double, double, double> height) => [.. Places.SelectMany(x => Places.Select(y => height(x, y)))];
}
