namespace Accel.Kernels.Passes;

/// <summary>
/// Where each coefficient sits inside a pass. A pass orders columns by kind, not by the formula:
/// dense columns, padded to whole tiles; the column of ones; the cells of the factors; and one slot that
/// takes what belongs to no coefficient (a factor's baseline), so that no loop has to ask.
/// </summary>
public sealed class SlotLayout
{
    /// <summary>Columns of a register tile of the Gram matrix.</summary>
    public const int TileWidth = 4;

    private readonly int[] _rowStarts;

    /// <summary>Lays out a design.</summary>
    /// <param name="denseCount">Number of dense columns.</param>
    /// <param name="factorLevels">For each factor, its number of slots; the valued ones last.</param>
    /// <param name="valuedFactors">Number of factors whose rows hold a value of their own in place of 1.</param>
    public SlotLayout(int denseCount, IReadOnlyList<int> factorLevels, int valuedFactors = 0)
    {
        ArgumentNullException.ThrowIfNull(factorLevels);
        DenseCount = denseCount;
        FirstValued = factorLevels.Count - valuedFactors;
        DenseSlots = (denseCount + TileWidth - 1) / TileWidth * TileWidth;
        var next = DenseSlots + 1;
        var first = new int[factorLevels.Count];
        for (var factor = 0; factor < first.Length; factor++)
        {
            first[factor] = next;
            next += factorLevels[factor];
        }
        FactorSlots = first;
        Unused = next;
        Count = next + 1;
        _rowStarts = new int[Count];
        for (var slot = 0; slot < DenseSlots; slot++)
            _rowStarts[slot] = slot / TileWidth * TileWidth;
        _rowStarts[Intercept] = Intercept;
        for (var factor = 0; factor < first.Length; factor++)
        {
            var end = factor + 1 < first.Length ? first[factor + 1] : Unused;
            Array.Fill(_rowStarts, end, first[factor], end - first[factor]);
        }
        _rowStarts[Unused] = first.Length > 0 ? first[0] : Unused;
    }

    /// <summary>Number of dense columns.</summary>
    public int DenseCount { get; }

    /// <summary>Number of slots that dense columns take, a multiple of <see cref="TileWidth"/>.</summary>
    public int DenseSlots { get; }

    /// <summary>The column of ones.</summary>
    public int Intercept => DenseSlots;

    /// <summary>The first slot of each factor.</summary>
    public IReadOnlyList<int> FactorSlots { get; }

    /// <summary>The first factor whose rows hold values: indicators multiplied by a number, as in an interaction with a numeric column.</summary>
    public int FirstValued { get; }

    /// <summary>True where some factor's rows hold values.</summary>
    public bool HasValues => FirstValued < FactorSlots.Count;

    /// <summary>The slot of rows at a baseline; its sums are never read and its coefficient is 0.</summary>
    public int Unused { get; }

    /// <summary>Number of slots, the leading dimension of a Gram matrix.</summary>
    public int Count { get; }

    /// <summary>
    /// From which column on passes add to a row of the Gram matrix, its diagonal aside: the levels of one factor never
    /// meet in a row, so that a row of a level begins with the next factor.
    /// </summary>
    internal int RowStart(int slot) => _rowStarts[slot];
}
