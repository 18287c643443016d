namespace Accel.Kernels.Gpu;

/// <summary>Four numbers in registers: a row of a <see cref="ThreadTile"/>, or a row's values in its columns.</summary>
/// <param name="first">The first.</param>
/// <param name="second">The second.</param>
/// <param name="third">The third.</param>
/// <param name="fourth">The fourth.</param>
internal readonly struct ColumnQuad<TNumber, TArithmetic>(TNumber first, TNumber second, TNumber third, TNumber fourth)
    where TNumber : unmanaged
    where TArithmetic : struct, IStagedArithmetic<TNumber>
{
    /// <summary>The first.</summary>
    public TNumber First => first;

    /// <summary>The second.</summary>
    public TNumber Second => second;

    /// <summary>The third.</summary>
    public TNumber Third => third;

    /// <summary>The fourth.</summary>
    public TNumber Fourth => fourth;

    /// <summary>A row's values in a tile's columns.</summary>
    public static ColumnQuad<TNumber, TArithmetic> Load(TileColumns<TNumber> columns, int tile, int row) => new(
        columns.At(tile, row), columns.At(tile + columns.Tiles, row),
        columns.At(tile + 2 * columns.Tiles, row), columns.At(tile + 3 * columns.Tiles, row));

    /// <summary>The values times a weight, the fourth times one of its own.</summary>
    public ColumnQuad<TNumber, TArithmetic> Weighted(TNumber weight, TNumber fourthWeight) => new(
        TArithmetic.Product(first, weight), TArithmetic.Product(second, weight), TArithmetic.Product(third, weight), TArithmetic.Product(fourth, fourthWeight));

    /// <summary>These sums and a left value times right ones.</summary>
    public ColumnQuad<TNumber, TArithmetic> Plus(TNumber left, ColumnQuad<TNumber, TArithmetic> right) => new(
        TArithmetic.Fma(left, right.First, first), TArithmetic.Fma(left, right.Second, second),
        TArithmetic.Fma(left, right.Third, third), TArithmetic.Fma(left, right.Fourth, fourth));

    /// <summary>These sums as doubles, and others.</summary>
    public ColumnQuad<double, InDouble> Plus(ColumnQuad<double, InDouble> others) => new(
        TArithmetic.Widen(first) + others.First, TArithmetic.Widen(second) + others.Second,
        TArithmetic.Widen(third) + others.Third, TArithmetic.Widen(fourth) + others.Fourth);

    /// <summary>Hands the sums on.</summary>
    public void Store(TileSums target, int element)
    {
        target.Put(element, TArithmetic.Widen(first));
        target.Put(element + 1, TArithmetic.Widen(second));
        target.Put(element + 2, TArithmetic.Widen(third));
        target.Put(element + 3, TArithmetic.Widen(fourth));
    }
}
