namespace Accel.Kernels.Passes;

/// <summary>
/// Where each coefficient sits inside a pass. A pass orders columns by kind, not by the formula:
/// dense columns, padded to whole tiles; the column of ones; the factors' levels; and one slot that
/// takes what belongs to no coefficient (a factor's baseline), so that no loop has to ask.
/// </summary>
public sealed class SlotLayout
{
    /// <summary>Columns of a register tile of the Gram matrix.</summary>
    public const int TileWidth = 4;

    /// <summary>Lays out a design.</summary>
    /// <param name="denseCount">Number of dense columns.</param>
    /// <param name="factorLevels">For each factor, its number of coefficients.</param>
    public SlotLayout(int denseCount, IReadOnlyList<int> factorLevels)
    {
        ArgumentNullException.ThrowIfNull(factorLevels);
        DenseCount = denseCount;
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
    }

    /// <summary>Number of dense columns.</summary>
    public int DenseCount { get; }

    /// <summary>Number of slots that dense columns take, a multiple of <see cref="TileWidth"/>.</summary>
    public int DenseSlots { get; }

    /// <summary>The column of ones.</summary>
    public int Intercept => DenseSlots;

    /// <summary>The first slot of each factor.</summary>
    public IReadOnlyList<int> FactorSlots { get; }

    /// <summary>The slot of rows at a baseline; its sums are never read and its coefficient is 0.</summary>
    public int Unused { get; }

    /// <summary>Number of slots, the leading dimension of a Gram matrix.</summary>
    public int Count { get; }
}
