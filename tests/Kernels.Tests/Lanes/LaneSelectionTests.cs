using Accel.Kernels.Lanes;

namespace Accel.Kernels.Tests.Lanes;

public class LaneSelectionTests
{
    [Theory]
    [InlineData("scalar", LaneKind.Scalar)]
    [InlineData("128", LaneKind.Lane128)]
    [InlineData("256", LaneKind.Lane256)]
    [InlineData("512", LaneKind.Lane512)]
    [InlineData("VECTOR", LaneKind.Vector)]
    public void The_variable_names_every_lane(string name, LaneKind kind) => Assert.Equal(kind, LaneSelection.Choose(name));

    [Fact]
    public void An_unknown_lane_is_refused_with_the_choices()
    {
        var error = Assert.Throws<ArgumentException>(() => LaneSelection.Choose("1024"));
        Assert.Contains("ACCEL_LANES is '1024'; it can be 512, 256, vector, 128, scalar", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_variable_the_best_lane_in_hardware_is_chosen() =>
        Assert.Equal(LaneSelection.InHardware[0], LaneSelection.Choose(null));
}
