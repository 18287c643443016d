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
    public double Bring(long row)
    {
        var sum = Bring<double, FromDouble>(rows.Doubles, 0, rows.DoubleCount, row, default);
        sum = Bring<float, FromSingle>(rows.Singles, rows.DoubleCount, rows.FloatingCount, row, sum);
        sum = Bring<short, FromShort>(rows.Shorts, rows.FloatingCount, rows.WideCount, row, sum);
        return TArithmetic.Widen(Bring<sbyte, FromByte>(rows.Bytes, rows.WideCount, rows.DenseCount, row, sum));
    }

    /// <summary>Fills a column of the stage with a value.</summary>
    public void Fill(int column, double value)
    {
        for (var row = Group.IdxX; row < height; row += Group.DimX)
            staged[column * stride + row] = TArithmetic.Of(value);
    }

    /// <summary>Sets a column's element in the thread's row.</summary>
    public void Set(int column, double value) => staged[column * stride + Row] = TArithmetic.Of(value);

    private TNumber Bring<TStored, TWidening>(ArrayView<TStored> columns, int first, int end, long row, TNumber sum)
        where TStored : unmanaged
        where TWidening : struct, IWidening<TStored>
    {
        var step = Parts;
        var apart = (long)step * rows.Stride;
        var at = (long)Part * rows.Stride + row;
        for (var column = first + Part; column < end; column += ColumnBatch<TNumber>.Most * step)
        {
            // Columns that the thread has still to bring.
            var count = (end - column + step - 1) / step;
            var batch = ColumnBatch<TNumber>.Read<TStored, TWidening, TArithmetic>(columns, at, apart, row < 0 ? 0 : count);
            at += ColumnBatch<TNumber>.Most * apart;
            sum = Keep(column, batch.X0, sum);
            if (count > 1)
                sum = Keep(column + step, batch.X1, sum);
            if (count > 2)
                sum = Keep(column + 2 * step, batch.X2, sum);
            if (count > 3)
                sum = Keep(column + 3 * step, batch.X3, sum);
            if (count > 4)
                sum = Keep(column + 4 * step, batch.X4, sum);
            if (count > 5)
                sum = Keep(column + 5 * step, batch.X5, sum);
            if (count > 6)
                sum = Keep(column + 6 * step, batch.X6, sum);
            if (count > 7)
                sum = Keep(column + 7 * step, batch.X7, sum);
        }
        return sum;
    }

    private TNumber Keep(int column, TNumber value, TNumber sum)
    {
        staged[column * stride + Row] = value;
        return TArithmetic.Fma(value, beta[column], sum);
    }
}
