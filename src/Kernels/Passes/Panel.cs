namespace Accel.Kernels.Passes;

/// <summary>
/// A block of consecutive rows as a pass sees it: one pointer for each stored column. Nothing is
/// owned here; whoever holds the data makes a panel on the stack and hands it to a pass.
/// </summary>
/// <remarks>
/// <see cref="Rows"/> is a multiple of <see cref="RowMultiple"/>; rows that only fill it up have weight 0.
/// Columns that don't vary in storage (unit weights, no offset) point to shared constant blocks.
/// </remarks>
public readonly unsafe struct Panel
{
    /// <summary>Rows of a full panel: 2 KiB a column, so that twenty columns stay in the nearest cache from η to the last sum.</summary>
    public const int Height = 256;

    /// <summary>Every panel's row count is a multiple of this, the widest lane.</summary>
    public const int RowMultiple = 8;

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The <see cref="SlotLayout.DenseSlots"/> dense columns, those that pad the last tile included.</summary>
    public required double** Dense { get; init; }

    /// <summary>For each factor, each row's slot (see <see cref="SlotLayout"/>).</summary>
    public required int** FactorSlots { get; init; }

    /// <summary>For each factor from <see cref="SlotLayout.FirstValued"/> on, each row's value.</summary>
    public required double** FactorValues { get; init; }

    /// <summary>The response y.</summary>
    public required double* Response { get; init; }

    /// <summary>The prior weights, ≥ 0.</summary>
    public required double* Weight { get; init; }

    /// <summary>The offset.</summary>
    public required double* Offset { get; init; }
}
