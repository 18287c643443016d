using Accel.Engine.Engines;

namespace Accel.Host.Tests;

public class EnginesCommandTests
{
    [Fact]
    public void Every_GPU_has_a_line_with_its_number()
    {
        GpuDevice[] cards =
        [
            new(0, "NVIDIA H200", GpuApi.Cuda, "9.0", 150_110_011_392, 2, "12.4"),
            new(1, "Tesla T4", GpuApi.Cuda, "7.5", 15_828_320_256, 32, "12.4"),
            new(2, "gfx90a", GpuApi.OpenCL, "2.0", 68_702_699_520, null, "3590.0"),
            new(3, "Mali-G78", GpuApi.OpenCL, "3.0", 8_000_000_000, 0, "r38", "has no double-precision arithmetic (FP64)"),
        ];
        Assert.Equal(
            """
            gpu     0  NVIDIA H200, CUDA 9.0, 140 GiB, FP64 1:2, driver 12.4
            gpu     1  Tesla T4, CUDA 7.5, 15 GiB, FP64 1:32, driver 12.4
            gpu     2  gfx90a, OpenCL 2.0, 64 GiB, FP64 rate unknown, driver 3590.0
            gpu     3  Mali-G78, OpenCL 3.0, 7.5 GiB, no FP64, driver r38; unusable: it has no double-precision arithmetic (FP64)

            """,
            EnginesCommand.Gpus(cards, ""));
    }

    [Fact]
    public void Without_a_GPU_there_is_the_reason() => Assert.Equal("gpu     none. No driver.\n", EnginesCommand.Gpus([], "No driver."));

    [Fact]
    public void The_reason_of_a_small_fit_is_told_once_and_nothing_else()
    {
        var run = CommandRun.Here("fit", CommandRun.File("samples/songs.csv"), "skipped ~ rating", "--family", "binomial", "--verbose");
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("engine: cpu (", StringComparison.Ordinal));
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("reason: ", StringComparison.Ordinal));
        Assert.DoesNotContain("Note:", run.Error, StringComparison.Ordinal);
    }
}
