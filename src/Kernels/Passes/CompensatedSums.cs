using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// XᵀWX and Xᵀv over one panel in double-double arithmetic: every product of weight and two columns
/// is exact to 106 bits, so that a design of condition κ keeps κ² · 10⁻³² of relative error.
/// </summary>
internal static unsafe class CompensatedSums
{
    /// <summary>Adds the panel's sums.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores v, high parts.</param>
    /// <param name="scoreLow">Their low parts.</param>
    /// <param name="sums">The sums to add to.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void Add<T>(
        in Panel panel, SlotLayout layout, double* weight, double* score, double* scoreLow, NormalEquationSums sums)
        where T : struct, ILane<T>
    {
        fixed (double* gram = sums.Gram, gramLow = sums.GramLow, high = sums.Score, low = sums.ScoreLow)
        {
            var width = layout.Count;
            var ones = stackalloc double[Panel.Height];
            new Span<double>(ones, Panel.Height).Fill(1);
            for (var i = 0; i <= layout.DenseCount; i++)
            {
                var slot = i < layout.DenseCount ? i : layout.Intercept;
                var x = i < layout.DenseCount ? panel.Dense[i] : ones;
                for (var j = i; j <= layout.DenseCount; j++)
                {
                    var at = slot * width + (j < layout.DenseCount ? j : layout.Intercept);
                    var other = j < layout.DenseCount ? panel.Dense[j] : ones;
                    Accumulate(gram + at, gramLow + at, WeightedDot<T>(x, other, weight, panel.Rows));
                }
                Accumulate(high + slot, low + slot, Dot<T>(x, score, scoreLow, panel.Rows));
                for (var factor = 0; factor < layout.FactorSlots.Count; factor++)
                {
                    var slots = panel.FactorSlots[factor];
                    for (var row = 0; row < panel.Rows; row++)
                    {
                        var at = slot * width + slots[row];
                        Accumulate(gram + at, gramLow + at, DoubleDouble.ProductOf(x[row], weight[row]) * Value(panel, layout, factor, row));
                    }
                }
            }
            AddFactorPairs(panel, layout, weight, score, scoreLow, gram, gramLow, high, low);
        }
    }

    /// <summary>Adds the panel's Xᵀv alone.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="score">The working scores v, high parts.</param>
    /// <param name="scoreLow">Their low parts.</param>
    /// <param name="sums">The sums to add to.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void AddScores<T>(in Panel panel, SlotLayout layout, double* score, double* scoreLow, NormalEquationSums sums)
        where T : struct, ILane<T>
    {
        fixed (double* high = sums.Score, low = sums.ScoreLow)
        {
            for (var column = 0; column < layout.DenseCount; column++)
                Accumulate(high + column, low + column, Dot<T>(panel.Dense[column], score, scoreLow, panel.Rows));
            for (var row = 0; row < panel.Rows; row++)
            {
                var value = new DoubleDouble(score[row], scoreLow[row]);
                Accumulate(high + layout.Intercept, low + layout.Intercept, value);
                for (var factor = 0; factor < layout.FactorSlots.Count; factor++)
                    Accumulate(high + panel.FactorSlots[factor][row], low + panel.FactorSlots[factor][row], value * Value(panel, layout, factor, row));
            }
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void AddFactorPairs(
        in Panel panel, SlotLayout layout, double* weight, double* score, double* scoreLow,
        double* gram, double* gramLow, double* high, double* low)
    {
        for (var factor = 0; factor < layout.FactorSlots.Count; factor++)
        {
            var slots = panel.FactorSlots[factor];
            for (var row = 0; row < panel.Rows; row++)
            {
                var value = Value(panel, layout, factor, row);
                Accumulate(high + slots[row], low + slots[row], new DoubleDouble(score[row], scoreLow[row]) * value);
                for (var earlier = 0; earlier <= factor; earlier++)
                {
                    var at = panel.FactorSlots[earlier][row] * layout.Count + slots[row];
                    Accumulate(gram + at, gramLow + at, DoubleDouble.ProductOf(weight[row], value) * Value(panel, layout, earlier, row));
                }
            }
        }
    }

    private static double Value(in Panel panel, SlotLayout layout, int factor, int row) =>
        factor < layout.FirstValued ? 1 : panel.FactorValues[factor - layout.FirstValued][row];

    [MethodImpl(LoopCompilation.Mode)]
    private static DoubleDouble WeightedDot<T>(double* left, double* right, double* weight, int rows)
        where T : struct, ILane<T>
    {
        var sum = default(DoubleDoubleLane<T>);
        for (var row = 0; row < rows; row += T.Count)
            sum += DoubleDoubleLane<T>.ProductOf(T.Load(weight + row), T.Load(left + row)) * T.Load(right + row);
        return Sum(sum);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static DoubleDouble Dot<T>(double* column, double* high, double* low, int rows)
        where T : struct, ILane<T>
    {
        var sum = default(DoubleDoubleLane<T>);
        for (var row = 0; row < rows; row += T.Count)
            sum += new DoubleDoubleLane<T>(T.Load(high + row), T.Load(low + row)) * T.Load(column + row);
        return Sum(sum);
    }

    private static DoubleDouble Sum<T>(DoubleDoubleLane<T> value)
        where T : struct, ILane<T>
    {
        var high = stackalloc double[T.Count];
        var low = stackalloc double[T.Count];
        T.Store(value.High, high);
        T.Store(value.Low, low);
        DoubleDouble sum = 0;
        for (var element = 0; element < T.Count; element++)
            sum += new DoubleDouble(high[element], low[element]);
        return sum;
    }

    private static void Accumulate(double* high, double* low, DoubleDouble value)
    {
        var sum = new DoubleDouble(*high, *low) + value;
        *high = sum.High;
        *low = sum.Low;
    }
}
