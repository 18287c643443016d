using Accel.Engine.Data;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>
/// Translates between the design's coefficients and the passes' slots. A slot is a dense column or a cell of factors;
/// a coefficient is a slot, or, under contrasts, a sum of cells: with slots = C β the sums are CᵀGC and Cᵀs.
/// </summary>
internal sealed class SlotMap
{
    private readonly int[][] _cellSlots;
    private readonly (int Slot, double Value)[][] _columns;
    private readonly bool _isPlain;

    public SlotMap(Design design)
    {
        Dense = [.. design.Blocks.Where(block => block.Factors.Count == 0 && !block.IsIntercept)];
        var factors = design.Blocks.Where(block => block.Factors.Count > 0).ToLookup(block => block.Numbers.Count > 0);
        Factors = [.. factors[false], .. factors[true]];
        var used = Factors.Select(block => UsedCells(design, block)).ToArray();
        Layout = new SlotLayout(Dense.Count, [.. used.Select(cells => cells.Count)], factors[true].Count());
        _cellSlots = [.. Factors.Select((block, factor) => CellSlots(block, used[factor], Layout.FactorSlots[factor]))];
        _columns = [.. design.Columns.Select(Slots)];
        _isPlain = _columns.All(column => column is [(_, 1)]);
    }

    /// <summary>The blocks without factors, one dense column each.</summary>
    public IReadOnlyList<DesignBlock> Dense { get; }

    /// <summary>The blocks with factors; those with numbers last.</summary>
    public IReadOnlyList<DesignBlock> Factors { get; }

    public SlotLayout Layout { get; }

    public int ColumnCount => _columns.Length;

    /// <summary>Writes one β into slots; slots without a coefficient get 0.</summary>
    public void Scatter(ReadOnlySpan<double> beta, Span<double> slots)
    {
        slots.Clear();
        for (var i = 0; i < _columns.Length; i++)
        {
            foreach (var (slot, value) in _columns[i])
                slots[slot] += value * beta[i];
        }
    }

    /// <summary>Reads the sums in coefficient order; a Gram matrix that was not wanted leaves the one there.</summary>
    public void Gather(NormalEquationSums sums, NormalEquations result)
    {
        sums.Complete();
        var compensated = result.Arithmetic == Arithmetic.Compensated;
        if (_isPlain)
        {
            if (sums.Gram.Length > 0)
                GatherSymmetric(sums.Gram, result.Gram);
            if (sums.Gram.Length > 0 && compensated)
                GatherSymmetric(sums.GramLow, result.GramLow);
            GatherVector(sums.Score, result.Score);
            if (compensated)
                GatherVector(sums.ScoreLow, result.ScoreLow);
        }
        else
        {
            if (sums.Gram.Length > 0)
                CombineSymmetric(sums, result);
            CombineVector(sums, result);
        }
        result.Deviance = sums.Deviance;
        result.Pearson = sums.Pearson;
    }

    /// <summary>Turns each row's cell into its slot; rows in a cell without a coefficient get the unused one.</summary>
    public void ToSlots(int factor, Span<int> cells)
    {
        var slots = _cellSlots[factor];
        foreach (ref var cell in cells)
            cell = slots[cell];
    }

    /// <summary>The cells in which some column of a block is not 0, ascending.</summary>
    private static List<int> UsedCells(Design design, DesignBlock block)
    {
        var used = new bool[block.Cells];
        foreach (var column in design.Columns.Where(column => ReferenceEquals(column.Block, block)))
        {
            foreach (var (cell, _) in column.Coding)
                used[cell] = true;
        }
        return [.. Enumerable.Range(0, used.Length).Where(cell => used[cell])];
    }

    private int[] CellSlots(DesignBlock block, List<int> used, int first)
    {
        var slots = new int[block.Cells];
        Array.Fill(slots, Layout.Unused);
        for (var i = 0; i < used.Count; i++)
            slots[used[i]] = first + i;
        return slots;
    }

    private (int Slot, double Value)[] Slots(DesignColumn column)
    {
        if (column.Block.IsIntercept)
            return [(Layout.Intercept, 1)];
        if (column.Block.Factors.Count == 0)
            return [(IndexOf(Dense, column.Block), 1)];
        var slots = _cellSlots[IndexOf(Factors, column.Block)];
        return [.. column.Coding.Select(coded => (slots[coded.Cell], coded.Value))];
    }

    private static int IndexOf(IReadOnlyList<DesignBlock> blocks, DesignBlock wanted)
    {
        var index = 0;
        while (!ReferenceEquals(blocks[index], wanted))
            index++;
        return index;
    }

    private void GatherSymmetric(double[] slots, double[] matrix)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            for (var j = 0; j < _columns.Length; j++)
                matrix[i * _columns.Length + j] = slots[Upper(_columns[i][0].Slot, _columns[j][0].Slot)];
        }
    }

    private void GatherVector(double[] slots, double[] vector)
    {
        for (var i = 0; i < _columns.Length; i++)
            vector[i] = slots[_columns[i][0].Slot];
    }

    /// <summary>CᵀGC, a coefficient's row of CᵀG at a time; in double-double arithmetic, for contrasts may cancel.</summary>
    private void CombineSymmetric(NormalEquationSums sums, NormalEquations result)
    {
        var size = _columns.Length;
        var row = new DoubleDouble[Layout.Count];
        var wanted = _columns.SelectMany(column => column.Select(part => part.Slot)).Distinct().ToArray();
        for (var i = 0; i < size; i++)
        {
            foreach (var slot in wanted)
            {
                DoubleDouble sum = 0;
                foreach (var (from, value) in _columns[i])
                    sum += At(sums.Gram, sums.GramLow, Upper(from, slot)) * value;
                row[slot] = sum;
            }
            for (var j = i; j < size; j++)
            {
                DoubleDouble sum = 0;
                foreach (var (slot, value) in _columns[j])
                    sum += row[slot] * value;
                Set(result.Gram, result.GramLow, i * size + j, sum);
                Set(result.Gram, result.GramLow, j * size + i, sum);
            }
        }
    }

    private void CombineVector(NormalEquationSums sums, NormalEquations result)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            DoubleDouble sum = 0;
            foreach (var (slot, value) in _columns[i])
                sum += At(sums.Score, sums.ScoreLow, slot) * value;
            Set(result.Score, result.ScoreLow, i, sum);
        }
    }

    private int Upper(int left, int right) => Math.Min(left, right) * Layout.Count + Math.Max(left, right);

    private static DoubleDouble At(double[] high, double[] low, int index) => new(high[index], low.Length > 0 ? low[index] : 0);

    private static void Set(double[] high, double[] low, int index, DoubleDouble value)
    {
        if (low.Length == 0)
            high[index] = (double)value;
        else
            (high[index], low[index]) = (value.High, value.Low);
    }
}
