using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// Brings the dense columns of some rows into a group's shared memory, where the threads of its tiles find them, and forms
/// η on the way. The group's threads stand as rows × parts: a thread brings every so many-th column of one row.
/// </summary>
/// <param name="rows">The data.</param>
/// <param name="beta">The coefficients of the dense columns, in shared memory.</param>
/// <param name="staged">The shared memory for the rows: one column after the other.</param>
/// <param name="stride">Distance of two columns there.</param>
/// <param name="height">Number of rows in the stage.</param>
internal readonly struct RowStage<TNumber, TArithmetic>(GpuRows rows, ArrayView<TNumber> beta, ArrayView<TNumber> staged, int stride, int height)
    where TNumber : unmanaged
    where TArithmetic : struct, IStagedArithmetic<TNumber>
{
    /// <summary>The thread's row in the stage.</summary>
    public int Row => Group.IdxX % height;

    /// <summary>Which part of the columns the thread brings.</summary>
    public int Part => Group.IdxX / height;

    /// <summary>Number of parts.</summary>
    public int Parts => Group.DimX / height;

    /// <summary>Brings the coefficients.</summary>
    public void BringCoefficients(ArrayView<double> coefficients)
    {
        for (var column = Group.IdxX; column < rows.DenseCount; column += Group.DimX)
            beta[column] = TArithmetic.Of(coefficients[column]);
    }

    /// <summary>Brings the thread's columns of its row.</summary>
    /// <param name="row">The row among all; below 0 where there is none, for zeros.</param>
    /// <returns>The columns times their coefficients.</returns>
    public double Bring(long row) => TArithmetic.Widen(
        DenseColumns<TNumber, TArithmetic, Taker>.Take(new Taker(beta, staged, stride, Row), rows, row, Part, Parts));

    /// <summary>Fills a column of the stage with a value.</summary>
    public void Fill(int column, double value)
    {
        for (var row = Group.IdxX; row < height; row += Group.DimX)
            staged[column * stride + row] = TArithmetic.Of(value);
    }

    /// <summary>Sets a column's element in the thread's row.</summary>
    public void Set(int column, double value) => staged[column * stride + Row] = TArithmetic.Of(value);

    /// <summary>Keeps a value in the stage and adds it to η.</summary>
    private readonly struct Taker(ArrayView<TNumber> beta, ArrayView<TNumber> staged, int stride, int row) : IColumnTaker<TNumber>
    {
        public TNumber Take(int column, TNumber value, TNumber sum)
        {
            staged[column * stride + row] = value;
            return TArithmetic.Fma(value, beta[column], sum);
        }
    }
}
