using Accel.Engine.Engines;
using Accel.Kernels.Responses;
using Accel.Tests.Gpu;

namespace Accel.Engine.Tests.Gpu;

/// <summary>The GPU engine on ILGPU's CPU accelerator, against the scalar engine.</summary>
[Collection(SimulatedCard.Collection)]
[Trait("Category", "Gpu")]
public sealed partial class GpuEngineTests(SimulatedCard card)
{
    public static TheoryData<string, string> Models()
    {
        var data = new TheoryData<string, string>();
        foreach (var model in ResponseModelDescriptor.Spanning)
            data.Add(model.Family.Name, model.Link.Name);
        return data;
    }

    [GpuTheory]
    [MemberData(nameof(Models))]
    public void Sums_and_likelihoods_agree_with_the_scalar_engine(string family, string link) => CompareWithScalar(card.Engine, family, link);

    [GpuFact]
    public void Designs_without_factors_weights_and_offset_agree_with_the_scalar_engine() => ComparePlainDesigns(card.Engine);

    [GpuFact]
    public void A_repeated_run_has_the_same_bits() => RepeatBits(card.Engine);

    [GpuFact]
    public void Impossible_means_show_in_the_deviance() => EvaluateImpossibleMeans(card.Engine);

    [GpuFact]
    public void Compensated_arithmetic_is_left_to_the_processor() => CompareCompensated(card.Engine);

    static partial void CompareWithScalar(IEngine gpu, string family, string link);

    static partial void ComparePlainDesigns(IEngine gpu);

    static partial void RepeatBits(IEngine gpu);

    static partial void EvaluateImpossibleMeans(IEngine gpu);

    static partial void CompareCompensated(IEngine gpu);
}
