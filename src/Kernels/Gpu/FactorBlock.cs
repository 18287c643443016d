using Accel.Kernels.Passes;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>Totals over rows for four left and eight right factors, in a thread's registers.</summary>
/// <param name="row0">Those of the first left factor.</param>
/// <param name="row1">Of the second.</param>
/// <param name="row2">Of the third.</param>
/// <param name="row3">Of the fourth.</param>
internal readonly struct FactorBlock(FactorRow row0, FactorRow row1, FactorRow row2, FactorRow row3)
{
    /// <summary>Left factors.</summary>
    public const int Left = 4;

    /// <summary>Right factors.</summary>
    public const int Right = FactorRow.Length;

    /// <summary>Totals.</summary>
    public const int Count = Left * Right;

    /// <summary>Totals of no rows.</summary>
    public static FactorBlock Start<TStep>()
        where TStep : struct, IFactorStep
    {
        var row = FactorRow.Start<TStep>();
        return new FactorBlock(row, row, row, row);
    }

    /// <summary>The totals with another row.</summary>
    /// <param name="left">The row's left factors.</param>
    /// <param name="right">Its right factors.</param>
    public FactorBlock Next<TStep>(ColumnQuad<double, InDouble> left, FactorRow right)
        where TStep : struct, IFactorStep =>
        new(row0.Next<TStep>(left.First, right), row1.Next<TStep>(left.Second, right), row2.Next<TStep>(left.Third, right), row3.Next<TStep>(left.Fourth, right));

    /// <summary>The significands of the totals.</summary>
    public FactorBlock Significands => new(row0.Significands, row1.Significands, row2.Significands, row3.Significands);

    /// <summary>Stores the totals.</summary>
    public void Store(ArrayView<double> target, long first, long step)
    {
        row0.Store(target, first, step);
        row1.Store(target, first + Right * step, step);
        row2.Store(target, first + 2 * Right * step, step);
        row3.Store(target, first + 3 * Right * step, step);
    }

    /// <summary>Adds the totals' exponents to others.</summary>
    public ExponentBlock ExponentsPlus(ExponentBlock others) => new(
        row0.ExponentsPlus(others.Row0), row1.ExponentsPlus(others.Row1), row2.ExponentsPlus(others.Row2), row3.ExponentsPlus(others.Row3));
}

/// <summary>The exponents of a <see cref="FactorBlock"/>.</summary>
/// <param name="row0">Those of the first left factor.</param>
/// <param name="row1">Of the second.</param>
/// <param name="row2">Of the third.</param>
/// <param name="row3">Of the fourth.</param>
internal readonly struct ExponentBlock(ExponentRow row0, ExponentRow row1, ExponentRow row2, ExponentRow row3)
{
    /// <summary>Those of the first left factor.</summary>
    public ExponentRow Row0 => row0;

    /// <summary>Of the second.</summary>
    public ExponentRow Row1 => row1;

    /// <summary>Of the third.</summary>
    public ExponentRow Row2 => row2;

    /// <summary>Of the fourth.</summary>
    public ExponentRow Row3 => row3;

    /// <summary>Stores the exponents.</summary>
    public void Store(ArrayView<int> target, long first, long step)
    {
        row0.Store(target, first, step);
        row1.Store(target, first + ExponentRow.Length * step, step);
        row2.Store(target, first + 2 * ExponentRow.Length * step, step);
        row3.Store(target, first + 3 * ExponentRow.Length * step, step);
    }
}
