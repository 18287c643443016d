namespace Accel.Kernels.Gpu;

/// <summary>Four numbers in registers: a row of a <see cref="ThreadTile"/>, or a row's values in its columns.</summary>
/// <param name="first">The first.</param>
/// <param name="second">The second.</param>
/// <param name="third">The third.</param>
/// <param name="fourth">The fourth.</param>
internal readonly struct ColumnQuad(double first, double second, double third, double fourth)
{
    /// <summary>The first.</summary>
    public double First => first;

    /// <summary>The second.</summary>
    public double Second => second;

    /// <summary>The third.</summary>
    public double Third => third;

    /// <summary>The fourth.</summary>
    public double Fourth => fourth;

    /// <summary>A row's values in a tile's columns.</summary>
    public static ColumnQuad Load(TileColumns columns, int tile, int row) => new(
        columns.At(tile, row), columns.At(tile + columns.Tiles, row),
        columns.At(tile + 2 * columns.Tiles, row), columns.At(tile + 3 * columns.Tiles, row));

    /// <summary>The values times a weight, the fourth times one of its own.</summary>
    public ColumnQuad Weighted(double weight, double fourthWeight) =>
        new(first * weight, second * weight, third * weight, fourth * fourthWeight);

    /// <summary>These sums and a left value times right ones.</summary>
    public ColumnQuad Plus(double left, ColumnQuad right) => new(
        Math.FusedMultiplyAdd(left, right.First, first), Math.FusedMultiplyAdd(left, right.Second, second),
        Math.FusedMultiplyAdd(left, right.Third, third), Math.FusedMultiplyAdd(left, right.Fourth, fourth));

    /// <summary>Hands the sums on.</summary>
    public void Store(TileSums target, int element)
    {
        target.Put(element, first);
        target.Put(element + 1, second);
        target.Put(element + 2, third);
        target.Put(element + 3, fourth);
    }
}
