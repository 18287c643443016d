using Accel.Engine.Engines;

namespace Accel.Engine.Tests.Gpu;

/// <summary>What is said of cards, and which of them is taken, with cards that are made up.</summary>
public class GpuDeviceTests
{
    private static readonly GpuDevice H200 = new(0, "NVIDIA H200", GpuApi.Cuda, "9.0", 150_110_011_392, 2, "12.4");
    private static readonly GpuDevice Gaming = new(1, "NVIDIA GeForce RTX 4060", GpuApi.Cuda, "8.9", 8_585_216_000, 64, "12.4");
    private static readonly GpuDevice Instinct = new(2, "AMD Instinct MI210", GpuApi.OpenCL, "2.0", 68_702_699_520, null, "3590.0");
    private static readonly GpuDevice Old = new(3, "Intel(R) UHD Graphics", GpuApi.OpenCL, "3.0", 13_325_312_000, 0, "22.43", "has no double-precision arithmetic (FP64)");

    [Fact]
    public void A_card_is_described_in_a_line()
    {
        Assert.Equal("NVIDIA H200, CUDA 9.0, 140 GiB, FP64 1:2, driver 12.4", H200.ToString());
        Assert.Equal("NVIDIA GeForce RTX 4060, CUDA 8.9, 8 GiB, FP64 1:64, driver 12.4", Gaming.ToString());
        Assert.Equal("AMD Instinct MI210, OpenCL 2.0, 64 GiB, FP64 rate unknown, driver 3590.0", Instinct.ToString());
        Assert.Equal("Intel(R) UHD Graphics, OpenCL 3.0, 12 GiB, no FP64, driver 22.43; unusable: it has no double-precision arithmetic (FP64)", Old.ToString());
    }

    [Fact]
    public void Cuda_comes_before_OpenCL_and_more_memory_first()
    {
        var twin = H200 with { Driver = "second" };
        Assert.Equal([H200, twin, Gaming, Instinct, Old], GpuDevice.InOrder([Old, Instinct, Gaming, H200, twin], card => card));
    }

    [Theory]
    [InlineData(7, 0, 2)]
    [InlineData(7, 5, 32)]
    [InlineData(8, 0, 2)]
    [InlineData(8, 6, 64)]
    [InlineData(8, 9, 64)]
    [InlineData(9, 0, 2)]
    [InlineData(12, 0, 64)]
    [InlineData(99, 0, null)]
    public void The_FP64_ratio_is_that_of_the_compute_capability(int major, int minor, int? expected) => Assert.Equal(expected, GpuDevice.RatioOf(major, minor));

    [Fact]
    public void The_first_usable_card_or_the_one_that_is_named_is_taken()
    {
        var reason = "none";
        Assert.Equal(Gaming, GpuDevice.Choose([Old with { Index = 0 }, Gaming], null, ref reason));
        Assert.Equal(Gaming, GpuDevice.Choose([H200, Gaming], 1, ref reason));
        Assert.Equal("none", reason);
    }

    [Theory]
    [InlineData(7, "There is no GPU 7; there are 0 (NVIDIA H200), 3 (Intel(R) UHD Graphics).")]
    [InlineData(3, "The GPU Intel(R) UHD Graphics has no double-precision arithmetic (FP64). There are 0 (NVIDIA H200).")]
    public void A_number_that_won_t_do_is_answered_with_those_that_there_are(int index, string expected)
    {
        var reason = "";
        Assert.Null(GpuDevice.Choose([H200, Old], index, ref reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void Where_no_card_will_do_the_reason_is_the_first_one_s()
    {
        var reason = "None was found.";
        Assert.Null(GpuDevice.Choose([], null, ref reason));
        Assert.Null(GpuDevice.Choose([], 2, ref reason));
        Assert.Equal("None was found.", reason);
        Assert.Null(GpuDevice.Choose([Old, Old with { Name = "Other" }], null, ref reason));
        Assert.Equal("The GPU Intel(R) UHD Graphics has no double-precision arithmetic (FP64).", reason);
    }
}
