using Accel.Engine.Measurement;

namespace Accel.Engine.Tests.Measurement;

public class MachineMeasurementTests
{
    [Fact]
    public void Every_bound_and_every_hot_path_has_a_speed()
    {
        var told = new List<string>();
        var report = new MachineMeasurement(new MeasurementPlan(1 << 20, 0.001, 0.001), new Progress(told)).Run();

        Assert.Equal(1, report.Bounds[0].Threads);
        Assert.All(report.Bounds, one => Assert.All(
            new[] { one.ReadBandwidth, one.WriteBandwidth, one.MultiplyAddRate, one.ExpRate, one.LogRate }, rate => Assert.InRange(rate, 1e6, 1e15)));
        Assert.Contains(report.HotPaths, one => one.Engine == "scalar");
        foreach (var path in Enum.GetValues<HotPath>())
        {
            foreach (var model in new[] { "logistic", "linear", "poisson" })
                Assert.Equal([5, 20, 50, 100], report.HotPaths.Where(one => one.Engine == "cpu" && one.Threads == 1 && one.Path == path && one.Model == model).Select(one => one.Columns));
        }
        Assert.All(report.HotPaths.Where(one => one.Engine != "gpu"), one => Assert.True(one.PartOfBound > 0 && one.Seconds > 0));
        Assert.True(report.Reading.BytesPerSecond > 0);
        Assert.NotEmpty(told);
    }

    private sealed class Progress(List<string> told) : IProgress<string>
    {
        public void Report(string value) => told.Add(value);
    }
}
