using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// A design and its observations in device memory, as a kernel's threads see them. Columns stand one
/// after the other, so that neighbouring threads read neighbouring rows.
/// </summary>
public readonly struct GpuRows
{
    /// <summary>Number of rows n.</summary>
    public required int Rows { get; init; }

    /// <summary>Distance from one column to the next, ≥ <see cref="Rows"/>.</summary>
    public required int Stride { get; init; }

    /// <summary>Number of dense columns.</summary>
    public required int DenseCount { get; init; }

    /// <summary>Number of factors.</summary>
    public required int FactorCount { get; init; }

    /// <summary>The first factor whose rows hold values (see <see cref="Passes.SlotLayout.FirstValued"/>).</summary>
    public required int FirstValued { get; init; }

    /// <summary>Number of slots of a β (see <see cref="Passes.SlotLayout"/>).</summary>
    public required int Slots { get; init; }

    /// <summary>The slot of the intercept.</summary>
    public required int Intercept { get; init; }

    /// <summary>1 where there are prior weights, 0 where each is 1.</summary>
    public required int HasWeight { get; init; }

    /// <summary>1 where there is an offset, 0 where it is 0.</summary>
    public required int HasOffset { get; init; }

    /// <summary>The dense columns.</summary>
    public required ArrayView<double> Dense { get; init; }

    /// <summary>For each factor, each row's slot.</summary>
    public required ArrayView<int> FactorSlots { get; init; }

    /// <summary>For each factor from <see cref="FirstValued"/> on, each row's value.</summary>
    public required ArrayView<double> FactorValues { get; init; }

    /// <summary>The response.</summary>
    public required ArrayView<double> Response { get; init; }

    /// <summary>The prior weights, where there are any.</summary>
    public required ArrayView<double> Weight { get; init; }

    /// <summary>The offset, where there is one.</summary>
    public required ArrayView<double> Offset { get; init; }

    /// <summary>The prior weight of a row.</summary>
    public double WeightOf(long row) => HasWeight != 0 ? Weight[row] : 1;

    /// <summary>The offset of a row.</summary>
    public double OffsetOf(long row) => HasOffset != 0 ? Offset[row] : 0;

    /// <summary>A row's value in a factor: 1, or what the factor holds; 1 for no factor, −1.</summary>
    public double ValueOf(int factor, long row) =>
        factor < FirstValued ? 1 : FactorValues[(long)(factor - FirstValued) * Stride + row];

    /// <summary>A row's value in a numeric column: the dense ones, then the column of ones; 0 beyond.</summary>
    public double Numeric(int column, long row)
    {
        if (column < DenseCount)
            return Dense[(long)column * Stride + row];
        return column == DenseCount ? 1 : 0;
    }

    /// <summary>What a row adds to the sum with a numeric column: weight times its value; the score in the column after the ones; 0 beyond.</summary>
    public double Weighted(int column, long row, double weight, double score)
    {
        if (column <= DenseCount)
            return Numeric(column, row) * weight;
        return column == DenseCount + 1 ? score : 0;
    }

    /// <summary>η of a row.</summary>
    /// <param name="betas">Coefficients in slots.</param>
    /// <param name="first">Where this β begins.</param>
    /// <param name="row">The row.</param>
    public double Predictor(ArrayView<double> betas, long first, long row)
    {
        var eta = OffsetOf(row) + betas[first + Intercept];
        for (var column = 0; column < DenseCount; column++)
            eta = Math.FusedMultiplyAdd(Dense[(long)column * Stride + row], betas[first + column], eta);
        for (var factor = 0; factor < FirstValued; factor++)
            eta += betas[first + FactorSlots[(long)factor * Stride + row]];
        for (var factor = FirstValued; factor < FactorCount; factor++)
            eta = Math.FusedMultiplyAdd(betas[first + FactorSlots[(long)factor * Stride + row]], ValueOf(factor, row), eta);
        return eta;
    }
}
