using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>What becomes of a row's value in a dense column.</summary>
/// <typeparam name="TNumber">double or float.</typeparam>
internal interface IColumnTaker<TNumber>
    where TNumber : unmanaged
{
    /// <summary>Takes a value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The row's value there.</param>
    /// <param name="sum">What came of the columns before.</param>
    /// <returns>What comes of them all.</returns>
    TNumber Take(int column, TNumber value, TNumber sum);
}

/// <summary>
/// Walks over a row's dense columns, or every so many-th of them, whatever their types. Eight values at a time are on their
/// way from memory before the first is used.
/// </summary>
internal static class DenseColumns<TNumber, TArithmetic, TTaker>
    where TNumber : unmanaged
    where TArithmetic : struct, IStagedArithmetic<TNumber>
    where TTaker : struct, IColumnTaker<TNumber>
{
    /// <summary>Hands the values on.</summary>
    /// <param name="taker">Takes them.</param>
    /// <param name="rows">The data.</param>
    /// <param name="row">The row; below 0 where there is none, for zeros.</param>
    /// <param name="part">The first column of each type.</param>
    /// <param name="step">Distance of two columns.</param>
    public static TNumber Take(TTaker taker, GpuRows rows, long row, int part, int step)
    {
        var place = new Place(row, part, step, rows.Stride);
        var sum = Take<double, TArithmetic>(taker, rows.Doubles, 0, rows.DoubleCount, place, default);
        sum = Take<float, TArithmetic>(taker, rows.Singles, rows.DoubleCount, rows.FloatingCount, place, sum);
        sum = Take<short, TArithmetic>(taker, rows.Shorts, rows.FloatingCount, rows.WideCount, place, sum);
        return Take<sbyte, TArithmetic>(taker, rows.Bytes, rows.WideCount, rows.DenseCount, place, sum);
    }

    private static TNumber Take<TStored, TWidening>(TTaker taker, ArrayView<TStored> columns, int first, int end, Place place, TNumber sum)
        where TStored : unmanaged
        where TWidening : struct, IWidening<TStored, TNumber>
    {
        var step = place.Step;
        var apart = (long)step * place.Stride;
        var at = (long)place.Part * place.Stride + place.Row;
        for (var column = first + place.Part; column < end; column += Octet<TNumber>.Length * step)
        {
            // Columns that are still to come.
            var count = (end - column + step - 1) / step;
            var batch = Read<TStored, TWidening>(columns, at, apart, place.Row < 0 ? 0 : count);
            at += Octet<TNumber>.Length * apart;
            sum = taker.Take(column, batch.First, sum);
            if (count > 1)
                sum = taker.Take(column + step, batch.Second, sum);
            if (count > 2)
                sum = taker.Take(column + 2 * step, batch.Third, sum);
            if (count > 3)
                sum = taker.Take(column + 3 * step, batch.Fourth, sum);
            if (count > 4)
                sum = taker.Take(column + 4 * step, batch.Fifth, sum);
            if (count > 5)
                sum = taker.Take(column + 5 * step, batch.Sixth, sum);
            if (count > 6)
                sum = taker.Take(column + 6 * step, batch.Seventh, sum);
            if (count > 7)
                sum = taker.Take(column + 7 * step, batch.Eighth, sum);
        }
        return sum;
    }

    private static Octet<TNumber> Read<TStored, TWidening>(ArrayView<TStored> columns, long at, long apart, int count)
        where TStored : unmanaged
        where TWidening : struct, IWidening<TStored, TNumber> => new(
            count > 0 ? TWidening.Of(columns[at]) : default,
            count > 1 ? TWidening.Of(columns[at + apart]) : default,
            count > 2 ? TWidening.Of(columns[at + 2 * apart]) : default,
            count > 3 ? TWidening.Of(columns[at + 3 * apart]) : default,
            count > 4 ? TWidening.Of(columns[at + 4 * apart]) : default,
            count > 5 ? TWidening.Of(columns[at + 5 * apart]) : default,
            count > 6 ? TWidening.Of(columns[at + 6 * apart]) : default,
            count > 7 ? TWidening.Of(columns[at + 7 * apart]) : default);

    /// <summary>Where a thread walks.</summary>
    private readonly struct Place(long row, int part, int step, int stride)
    {
        public long Row => row;

        public int Part => part;

        public int Step => step;

        public int Stride => stride;
    }
}
