using Accel.Engine.Engines;
using Accel.Tests.Gpu;

namespace Accel.Engine.Tests.Gpu;

/// <summary>The GPU engine on designs of every shape and size, against the scalar engine.</summary>
[Collection(SimulatedCard.Collection)]
[Trait("Category", "Gpu")]
public sealed partial class GpuDesignTests(SimulatedCard card)
{
    /// <summary>Fewer columns than a tile, one tile, and 36 pairs of tiles for five groups of eight threads.</summary>
    [GpuTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public void Any_number_of_columns_agrees(int columns) => CompareColumns(card.Engine, columns);

    /// <summary>One small tile; one tile; three pairs of tiles for two warps.</summary>
    [GpuTheory]
    [InlineData(4, 1)]
    [InlineData(9, 1)]
    [InlineData(24, 2)]
    public void Matrix_instructions_agree(int columns, int warps) => CompareMatrixInstructions(columns, warps);

    [GpuFact]
    public void Designs_too_wide_for_a_stage_agree() => CompareWide();

    [GpuFact]
    public void Columns_of_every_type_agree() => CompareTypes(card.Engine);

    [GpuTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_that_do_not_fit_are_streamed(bool factors) => CompareStreamed(factors);

    [GpuFact]
    public void A_design_for_which_there_is_no_memory_at_all_is_refused() => RefuseWithoutMemory();

    [GpuTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Many_coefficients_agree(bool binary) => CompareManyBetas(card.Engine, binary);

    [GpuTheory]
    [InlineData("binomial", "logit", 1)]
    [InlineData("poisson", "log", 1)]
    [InlineData("binomial", "logit", 60)]
    [InlineData("gaussian", "identity", 1)]
    public void Grids_of_sums_agree(string family, string link, double spread) => CompareGrids(card.Engine, family, link, spread);

    [GpuTheory]
    [InlineData(3)]
    [InlineData(30)]
    public void Mixed_precision_is_within_its_error(int columns) => CompareMixed(columns);

    [GpuFact]
    public void Estimates_of_mixed_precision_are_within_its_error() => FitMixed();

    static partial void CompareColumns(IEngine gpu, int columns);

    static partial void CompareMatrixInstructions(int columns, int warps);

    static partial void CompareWide();

    static partial void CompareTypes(IEngine gpu);

    static partial void CompareStreamed(bool factors);

    static partial void RefuseWithoutMemory();

    static partial void CompareManyBetas(IEngine gpu, bool binary);

    static partial void CompareGrids(IEngine gpu, string family, string link, double spread);

    static partial void CompareMixed(int columns);

    static partial void FitMixed();
}
