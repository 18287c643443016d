using Accel.Tests.Gpu;

namespace Accel.Engine.Tests.Gpu;

/// <summary>The GPU engine on designs whose sums are products of matrices, against the scalar engine; the processor multiplies for cuBLAS.</summary>
[Trait("Category", "Gpu")]
public sealed partial class GpuWideTests
{
    [GpuFact]
    public void Chunks_of_doubles_are_multiplied_where_they_stand() => CompareDoubles();

    [GpuFact]
    public void Columns_of_every_type_are_copied_as_doubles() => CompareTypes();

    [GpuFact]
    public void Segments_with_factors_weights_and_offset_agree() => CompareStreamed();

    [GpuFact]
    public void A_very_wide_design_is_multiplied_in_blocks() => CompareBlocks();

    /// <summary>Columns with the one of ones; matrix instructions or none; cuBLAS or none; whether there is a fused pass.</summary>
    [GpuTheory]
    [InlineData(335, true, true, true)]
    [InlineData(336, true, true, false)]
    [InlineData(336, true, false, true)]
    [InlineData(459, true, false, true)]
    [InlineData(460, true, false, false)]
    [InlineData(459, false, true, true)]
    [InlineData(460, false, true, false)]
    public void Products_begin_where_the_fastest_tiles_end(int columns, bool hasInstruction, bool hasProducts, bool isFused) =>
        Choose(columns, hasInstruction, hasProducts, isFused);

    [GpuFact]
    public void A_device_without_CUDA_has_no_cuBLAS_and_nobody_is_told() => OpenWithoutCuda();

    [GpuFact]
    public void A_refused_product_is_a_failure_of_the_device_and_all_are_ended() => Refuse();

    static partial void CompareDoubles();

    static partial void CompareTypes();

    static partial void CompareStreamed();

    static partial void CompareBlocks();

    static partial void Choose(int columns, bool hasInstruction, bool hasProducts, bool isFused);

    static partial void OpenWithoutCuda();

    static partial void Refuse();
}
