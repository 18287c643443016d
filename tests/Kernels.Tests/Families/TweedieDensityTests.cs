using System.Globalization;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Tests.Lanes;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Families;

/// <summary>Tweedie's log-densities against mpmath (Reference/tweedie.py), and laws that they obey.</summary>
public class TweedieDensityTests(ITestOutputHelper output)
{
    private static readonly (double Power, double Dispersion, double Log)[] Reference = [.. File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "tweedie.csv"))
        .Skip(1)
        .Select(line => Array.ConvertAll(line.Split(','), field => double.Parse(field, CultureInfo.InvariantCulture)))
        .Select(fields => (fields[0], fields[1], fields[2]))];

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Densities_at_the_mean_are_those_of_the_series(LaneKind lane)
    {
        Assert.True(Reference.Length > 120);
        foreach (var (power, dispersion, log) in Reference)
        {
            var got = lane.Accept(new AtOne(power, dispersion));
            var error = Math.Abs(got - log) / Math.Max(1, Math.Abs(log));
            output.WriteLine($"p = {power}, phi = {dispersion}: {error:E1}");
            Assert.True(error <= 1e-12, $"p = {power}, phi = {dispersion}: {got:R} is not {log:R}");
        }
    }

    [Theory]
    [InlineData(1.3)]
    [InlineData(1.8)]
    [InlineData(2.6)]
    public void Densities_scale_with_their_unit(double power)
    {
        var family = FamilyDescriptor.Of(new Tweedie(power));
        foreach (var unit in new[] { 1e-8, 0.01, 300, 1e6 })
        {
            // If y has dispersion φ, cy has φ c^(2 − p), and a density divided by c.
            var one = family.LogSaturated(1.7, 1, new Dispersion(0.4));
            var scaled = family.LogSaturated(1.7 * unit, 1, new Dispersion(0.4 * Math.Pow(unit, 2 - power)));
            Assert.Equal(one - Math.Log(unit), scaled, 1e-11);
        }
    }

    [Fact]
    public void Whole_powers_are_the_limits_of_powers_near_them()
    {
        foreach (var power in new[] { 2.0, 3.0 })
        {
            var exact = Tweedie.Describe(power).LogSaturated(0.8, 1, new Dispersion(0.3));
            var near = Tweedie.Describe(power + 1e-7).LogSaturated(0.8, 1, new Dispersion(0.3));
            Assert.Equal(exact, near, 1e-6);
        }
    }

    private sealed class AtOne(double power, double dispersion) : ILaneVisitor<double>
    {
        public unsafe double Visit<T>()
            where T : struct, ILane<T>
        {
            var values = stackalloc double[T.Count];
            T.Store(new Tweedie(power).LogSaturated(T.Broadcast(1), T.Broadcast(1), new Dispersion(dispersion)), values);
            return values[0];
        }
    }
}
