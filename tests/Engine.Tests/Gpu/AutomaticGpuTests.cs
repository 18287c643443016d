using Accel.Tests.Gpu;

namespace Accel.Engine.Tests.Gpu;

/// <summary>The automatic engine with ILGPU's CPU accelerator for a card.</summary>
[Trait("Category", "Gpu")]
public sealed partial class AutomaticGpuTests
{
    [GpuFact]
    public void A_card_that_is_slower_than_the_processor_is_measured_and_left_alone() => MeasureSlowCard();

    [GpuFact]
    public void Work_on_a_card_has_the_numbers_of_the_processor() => ComputeOnCard();

    static partial void MeasureSlowCard();

    static partial void ComputeOnCard();
}
