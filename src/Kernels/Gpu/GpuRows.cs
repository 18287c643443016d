using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// A design and its observations in device memory, as a kernel's threads see them. Columns stand one
/// after the other, so that neighbouring threads read neighbouring rows; each is stored in the narrowest type that holds
/// its values exactly, and widened when it is read.
/// </summary>
/// <remarks>
/// The dense columns are ordered by type: doubles, singles, 16-bit and 8-bit integers. A β has a place for each
/// dense column in this order, then as in <see cref="Passes.SlotLayout"/>.
/// </remarks>
public readonly struct GpuRows
{
    /// <summary>Number of rows n.</summary>
    public required int Rows { get; init; }

    /// <summary>Distance from one column to the next, ≥ <see cref="Rows"/>.</summary>
    public required int Stride { get; init; }

    /// <summary>Number of dense columns of type double.</summary>
    public required int DoubleCount { get; init; }

    /// <summary>Number of dense columns before the 16-bit integers.</summary>
    public required int FloatingCount { get; init; }

    /// <summary>Number of dense columns before the 8-bit integers.</summary>
    public required int WideCount { get; init; }

    /// <summary>Number of dense columns.</summary>
    public required int DenseCount { get; init; }

    /// <summary>Number of factors.</summary>
    public required int FactorCount { get; init; }

    /// <summary>The first factor whose rows hold values (see <see cref="Passes.SlotLayout.FirstValued"/>).</summary>
    public required int FirstValued { get; init; }

    /// <summary>The slot of the intercept.</summary>
    public required int Intercept { get; init; }

    /// <summary>The response: a column as <see cref="Read"/> takes it.</summary>
    public required int Response { get; init; }

    /// <summary>The prior weights; <see cref="ColumnKind.None"/> where each is 1.</summary>
    public required int Weight { get; init; }

    /// <summary>The offset; <see cref="ColumnKind.None"/> where it is 0.</summary>
    public required int Offset { get; init; }

    /// <summary>The columns of doubles: dense ones first, then others.</summary>
    public required ArrayView<double> Doubles { get; init; }

    /// <summary>The columns of singles.</summary>
    public required ArrayView<float> Singles { get; init; }

    /// <summary>The columns of 16-bit integers.</summary>
    public required ArrayView<short> Shorts { get; init; }

    /// <summary>The columns of 8-bit integers.</summary>
    public required ArrayView<sbyte> Bytes { get; init; }

    /// <summary>For each factor, each row's slot.</summary>
    public required ArrayView<int> FactorSlots { get; init; }

    /// <summary>For each factor from <see cref="FirstValued"/> on, each row's value.</summary>
    public required ArrayView<double> FactorValues { get; init; }

    /// <summary>The prior weight of a row.</summary>
    public double WeightOf(long row) => Weight == ColumnKind.None ? 1 : Read(Weight, row);

    /// <summary>The offset of a row.</summary>
    public double OffsetOf(long row) => Offset == ColumnKind.None ? 0 : Read(Offset, row);

    /// <summary>The response of a row.</summary>
    public double ResponseOf(long row) => Read(Response, row);

    /// <summary>A row's value in a factor: 1, or what the factor holds; 1 for no factor, −1.</summary>
    public double ValueOf(int factor, long row) =>
        factor < FirstValued ? 1 : FactorValues[(long)(factor - FirstValued) * Stride + row];

    /// <summary>A row's value in a dense column.</summary>
    public double Dense(int column, long row)
    {
        if (column < DoubleCount)
            return Doubles[(long)column * Stride + row];
        if (column < FloatingCount)
            return Singles[(long)(column - DoubleCount) * Stride + row];
        if (column < WideCount)
            return Shorts[(long)(column - FloatingCount) * Stride + row];
        return Bytes[(long)(column - WideCount) * Stride + row];
    }

    /// <summary>A row's value in a numeric column: the dense ones, then the column of ones; 0 beyond.</summary>
    public double Numeric(int column, long row)
    {
        if (column < DenseCount)
            return Dense(column, row);
        return column == DenseCount ? 1 : 0;
    }

    /// <summary>What a row adds to the sum with a numeric column: weight times its value; the score in the column after the ones; 0 beyond.</summary>
    public double Weighted(int column, long row, double weight, double score)
    {
        if (column <= DenseCount)
            return Numeric(column, row) * weight;
        return column == DenseCount + 1 ? score : 0;
    }

    /// <summary>η of a row without dense columns and offset: intercept and factors.</summary>
    /// <param name="beta">The coefficients.</param>
    /// <param name="row">The row.</param>
    public double FactorPredictor(GpuCoefficients beta, long row)
    {
        var eta = beta[Intercept];
        for (var factor = 0; factor < FirstValued; factor++)
            eta += beta[FactorSlots[(long)factor * Stride + row]];
        for (var factor = FirstValued; factor < FactorCount; factor++)
            eta = Math.FusedMultiplyAdd(beta[FactorSlots[(long)factor * Stride + row]], ValueOf(factor, row), eta);
        return eta;
    }

    /// <summary>η of a row without the dense columns: offset, intercept and factors.</summary>
    /// <param name="beta">The coefficients.</param>
    /// <param name="row">The row.</param>
    public double PredictorBesideDense(GpuCoefficients beta, long row) => OffsetOf(row) + FactorPredictor(beta, row);

    /// <summary>A row's dense columns times their coefficients.</summary>
    /// <param name="beta">The coefficients.</param>
    /// <param name="row">The row.</param>
    public double DensePredictor(GpuCoefficients beta, long row) =>
        DenseColumns<double, InDouble, PredictorTaker>.Take(new PredictorTaker(beta), this, row, 0, 1);

    /// <summary>The end of a chunk of rows.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="chunkRows">Rows of each but the last.</param>
    public long EndOfChunk(int chunk, int chunkRows)
    {
        var end = (chunk + 1L) * chunkRows;
        return end < Rows ? end : Rows;
    }

    /// <summary>A row's value in any column.</summary>
    /// <param name="column">Its type and its place among those of its type; see <see cref="ColumnKind"/>.</param>
    /// <param name="row">The row.</param>
    private double Read(int column, long row)
    {
        var kind = column / ColumnKind.Places;
        var at = (long)(column % ColumnKind.Places) * Stride + row;
        if (kind == ColumnKind.Real64)
            return Doubles[at];
        if (kind == ColumnKind.Real32)
            return Singles[at];
        return kind == ColumnKind.Whole16 ? Shorts[at] : Bytes[at];
    }

    /// <summary>Adds a value times its coefficient.</summary>
    private readonly struct PredictorTaker(GpuCoefficients beta) : IColumnTaker<double>
    {
        public double Take(int column, double value, double sum) => Math.FusedMultiplyAdd(value, beta[column], sum);
    }
}
