using Accel.Engine.Tests.Likelihood;
using Accel.Engine.Tests.Models;
using Accel.Tests.Gpu;
using Xunit.Abstractions;

namespace Accel.Engine.Tests.Gpu;

/// <summary>Every reference case of fits and surfaces on the GPU engine, as on the processor.</summary>
/// <remarks>A simulated card takes the whole surface of few rows only, of many every ninth value of either axis.</remarks>
[Collection(SimulatedCard.Collection)]
[Trait("Category", "Gpu")]
public sealed class GpuReferenceTests(SimulatedCard card, ITestOutputHelper output)
{
    public static TheoryData<string> Cases => [.. GlmReference.Cases];

    public static TheoryData<string> SeparatedCases => [.. GlmReference.SeparatedCases];

    [GpuTheory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_R(string name) => GlmReference.AgreesWithR(name, card.Engine, output);

    [GpuTheory]
    [MemberData(nameof(SeparatedCases))]
    public void Says_that_separated_data_have_no_estimate(string name) => GlmReference.SaysSeparated(name, card.Engine);

    [GpuTheory]
    [InlineData(true, 1)]
    [InlineData(false, 9)]
    public void Surface_of_the_songs_is_exact(bool collapse, int step) => ReferenceSurface.Songs.AssertGrid(card.Engine, collapse, step);

    [GpuFact]
    public void Surface_of_counts_is_exact() => ReferenceSurface.Counts.AssertGrid(card.Engine, step: 9);

    /// <summary>A model with a dispersion has no product grid; each dispersion has its list of points.</summary>
    [GpuFact]
    public void Surface_of_a_normal_distribution_is_exact() => ReferenceSurface.Normal.AssertGrid(card.Engine, step: 9);

    [GpuFact]
    public void Values_at_points_of_a_list_are_exact()
    {
        ReferenceSurface.Songs.AssertList(card.Engine, step: 9);
        ReferenceSurface.Counts.AssertList(card.Engine, step: 9);
    }
}
