using Accel.Engine.Engines;
using Accel.Tests.Gpu;

namespace Accel.Engine.Tests.Gpu;

/// <summary>What counts as a failure of a card, and how it is told.</summary>
[Trait("Category", "Gpu")]
public sealed partial class GpuFailureTests
{
    [Fact]
    public void Failures_of_drivers_are_told_apart_from_other_errors()
    {
        foreach (var failure in new Exception[] { new DeviceFailureException("Lost."), new NotSupportedException(), new DllNotFoundException(), new EntryPointNotFoundException() })
            Assert.True(GpuFailure.Is(failure), failure.GetType().Name);
        foreach (var error in new Exception[] { new InputException("Wrong."), new ArgumentException(), new InvalidOperationException(), new FormatException() })
            Assert.False(GpuFailure.Is(error), error.GetType().Name);
    }

    [Fact]
    public void A_failure_is_told_in_one_line_with_what_to_do_and_not_twice()
    {
        var failure = GpuFailure.During("Card", new DllNotFoundException("no\nlibcuda. "));
        Assert.Equal("The computation failed on Card. The GPU's driver refuses: no libcuda. Choose another engine, e.g. --engine cpu.", failure.Message);
        Assert.Equal("The computation failed on Card. The GPU's driver refuses: no libcuda.", failure.What);
        Assert.Same(failure, GpuFailure.During("Card", failure));
    }

    [Fact]
    public void An_end_that_fails_is_quiet_but_other_errors_are_not()
    {
        GpuFailure.EndQuietly(() => throw new DeviceFailureException("Lost."));
        Assert.Throws<InvalidOperationException>(() => GpuFailure.EndQuietly(() => throw new InvalidOperationException()));
    }

    [GpuFact]
    public void Exceptions_of_ILGPU_are_failures_of_cards() => RecognizeExceptions();

    static partial void RecognizeExceptions();
}
