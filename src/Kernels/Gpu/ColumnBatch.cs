using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>A row's values in up to eight columns, all of which are on their way from memory before the first is used.</summary>
internal readonly struct ColumnBatch<TNumber>(
    TNumber x0, TNumber x1, TNumber x2, TNumber x3, TNumber x4, TNumber x5, TNumber x6, TNumber x7)
    where TNumber : unmanaged
{
    /// <summary>The most columns.</summary>
    public const int Most = 8;

    /// <summary>The first value.</summary>
    public TNumber X0 => x0;

    /// <summary>The second.</summary>
    public TNumber X1 => x1;

    /// <summary>The third.</summary>
    public TNumber X2 => x2;

    /// <summary>The fourth.</summary>
    public TNumber X3 => x3;

    /// <summary>The fifth.</summary>
    public TNumber X4 => x4;

    /// <summary>The sixth.</summary>
    public TNumber X5 => x5;

    /// <summary>The seventh.</summary>
    public TNumber X6 => x6;

    /// <summary>The eighth.</summary>
    public TNumber X7 => x7;

    /// <summary>Reads the columns.</summary>
    /// <param name="columns">The columns of a type.</param>
    /// <param name="at">The place of the first value.</param>
    /// <param name="apart">Distance of two.</param>
    /// <param name="count">How many there are; beyond are zeros.</param>
    public static ColumnBatch<TNumber> Read<TStored, TWidening, TArithmetic>(ArrayView<TStored> columns, long at, long apart, int count)
        where TStored : unmanaged
        where TWidening : struct, IWidening<TStored>
        where TArithmetic : struct, IStagedArithmetic<TNumber> => new(
            count > 0 ? TWidening.Widen<TNumber, TArithmetic>(columns[at]) : default,
            count > 1 ? TWidening.Widen<TNumber, TArithmetic>(columns[at + apart]) : default,
            count > 2 ? TWidening.Widen<TNumber, TArithmetic>(columns[at + 2 * apart]) : default,
            count > 3 ? TWidening.Widen<TNumber, TArithmetic>(columns[at + 3 * apart]) : default,
            count > 4 ? TWidening.Widen<TNumber, TArithmetic>(columns[at + 4 * apart]) : default,
            count > 5 ? TWidening.Widen<TNumber, TArithmetic>(columns[at + 5 * apart]) : default,
            count > 6 ? TWidening.Widen<TNumber, TArithmetic>(columns[at + 6 * apart]) : default,
            count > 7 ? TWidening.Widen<TNumber, TArithmetic>(columns[at + 7 * apart]) : default);
}
