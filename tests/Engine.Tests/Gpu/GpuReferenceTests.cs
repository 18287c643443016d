using Accel.Engine.Tests.Models;
using Accel.Tests.Gpu;
using Xunit.Abstractions;

namespace Accel.Engine.Tests.Gpu;

/// <summary>Every reference case of fits on the GPU engine, as on the processor.</summary>
[Trait("Category", "Gpu")]
public sealed class GpuReferenceTests(SimulatedCard card, ITestOutputHelper output) : IClassFixture<SimulatedCard>
{
    public static TheoryData<string> Cases => [.. GlmReference.Cases];

    public static TheoryData<string> SeparatedCases => [.. GlmReference.SeparatedCases];

    [GpuTheory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_R(string name) => GlmReference.AgreesWithR(name, card.Engine, output);

    [GpuTheory]
    [MemberData(nameof(SeparatedCases))]
    public void Says_that_separated_data_have_no_estimate(string name) => GlmReference.SaysSeparated(name, card.Engine);
}
