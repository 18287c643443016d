using System.Runtime.CompilerServices;

namespace Accel.Kernels.Passes;

/// <summary>
/// For each slot of a factor (the unused one too) its sums with the dense columns, with the ones and with v (and with
/// itself, where factors have values), side by side on cache lines of their own: a data row adds to them with a vector or two.
/// </summary>
internal sealed unsafe class FactorRows
{
    private const int LineLength = 8;

    private readonly SlotLayout _layout;
    private readonly double[] _storage;

    public FactorRows(SlotLayout layout)
    {
        _layout = layout;
        var rows = layout.Count - FirstSlot(layout);
        _storage = GC.AllocateArray<double>(rows * RowLength(layout) + LineLength, pinned: true);
        var address = (nint)Unsafe.AsPointer(ref _storage[0]);
        var aligned = (double*)((address + LineLength * sizeof(double) - 1) & -(LineLength * sizeof(double)));
        Origin = aligned - (long)FirstSlot(layout) * RowLength(layout);
    }

    /// <summary>Where the row of slot 0 would be; the row of slot s is s times <see cref="RowLength"/> further.</summary>
    public double* Origin { get; }

    /// <summary>Numbers in a row: dense columns, w, v, a factor's values squared where there are any, and zeros up to a whole line.</summary>
    public static int RowLength(SlotLayout layout) =>
        (layout.DenseCount + (layout.HasValues ? 3 : 2) + LineLength - 1) / LineLength * LineLength;

    public void Clear() => Array.Clear(_storage);

    /// <summary>Adds the rows to the sums and sets them to zero.</summary>
    public void MoveTo(NormalEquationSums sums)
    {
        var width = _layout.Count;
        var dense = _layout.DenseCount;
        var firstValued = _layout.HasValues ? _layout.FactorSlots[_layout.FirstValued] : width;
        for (var slot = FirstSlot(_layout); slot < width; slot++)
        {
            var row = Origin + (long)slot * RowLength(_layout);
            for (var column = 0; column < dense; column++)
                sums.Gram[column * width + slot] += row[column];
            sums.Gram[_layout.Intercept * width + slot] += row[dense];
            // A level without values has with itself the sum of its weights, as with the ones.
            sums.Gram[slot * width + slot] += row[slot < firstValued ? dense : dense + 2];
            sums.Score[slot] += row[dense + 1];
        }
        Clear();
    }

    private static int FirstSlot(SlotLayout layout) => layout.Intercept + 1;
}
