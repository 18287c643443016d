using Accel.Engine.Data;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>Translates between the design's coefficient order and the passes' slots.</summary>
internal sealed class SlotMap
{
    private readonly int[] _slots;

    public SlotMap(Design design)
    {
        Dense = [.. design.Blocks.OfType<DenseBlock>()];
        Factors = [.. design.Blocks.OfType<FactorBlock>()];
        Layout = new SlotLayout(Dense.Count, [.. Factors.Select(factor => factor.Names.Count)]);
        var slots = new List<int>(design.ColumnCount);
        foreach (var block in design.Blocks)
            AddSlots(block, slots);
        _slots = [.. slots];
    }

    public IReadOnlyList<DenseBlock> Dense { get; }

    public IReadOnlyList<FactorBlock> Factors { get; }

    public SlotLayout Layout { get; }

    public int ColumnCount => _slots.Length;

    /// <summary>Writes one β into slots; slots without a coefficient get 0.</summary>
    public void Scatter(ReadOnlySpan<double> beta, Span<double> slots)
    {
        slots.Clear();
        for (var i = 0; i < _slots.Length; i++)
            slots[_slots[i]] = beta[i];
    }

    /// <summary>Reads the sums in coefficient order; a Gram matrix that was not wanted leaves the one there.</summary>
    public void Gather(NormalEquationSums sums, NormalEquations result)
    {
        var compensated = result.Arithmetic == Arithmetic.Compensated;
        if (sums.Gram.Length > 0)
            GatherSymmetric(sums.Gram, result.Gram);
        if (sums.Gram.Length > 0 && compensated)
            GatherSymmetric(sums.GramLow, result.GramLow);
        GatherVector(sums.Score, result.Score);
        if (compensated)
            GatherVector(sums.ScoreLow, result.ScoreLow);
        result.Deviance = sums.Deviance;
        result.Pearson = sums.Pearson;
    }

    /// <summary>Turns each row's code of a factor into its slot; rows at a level without a coefficient get the unused one.</summary>
    public void ToSlots(int factor, Span<int> codes)
    {
        var firstLevel = Factors[factor].FirstLevel;
        var toSlot = Layout.FactorSlots[factor] - firstLevel;
        foreach (ref var code in codes)
            code = code < firstLevel ? Layout.Unused : toSlot + code;
    }

    private void AddSlots(DesignBlock block, List<int> slots)
    {
        switch (block)
        {
            case InterceptBlock:
                slots.Add(Layout.Intercept);
                break;
            case DenseBlock dense:
                slots.Add(IndexOf(Dense, dense));
                break;
            case FactorBlock factor:
                var first = Layout.FactorSlots[IndexOf(Factors, factor)];
                for (var slot = first; slot < first + factor.Names.Count; slot++)
                    slots.Add(slot);
                break;
            default:
                throw new NotSupportedException($"The term '{block.Term}' is of a kind that no engine knows.");
        }
    }

    // By reference: two blocks with equal content are still two columns.
    private static int IndexOf<TBlock>(IReadOnlyList<TBlock> blocks, TBlock wanted)
        where TBlock : class
    {
        var index = 0;
        while (!ReferenceEquals(blocks[index], wanted))
            index++;
        return index;
    }

    private void GatherSymmetric(double[] slots, double[] matrix)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            for (var j = 0; j < _slots.Length; j++)
            {
                var (low, high) = _slots[i] < _slots[j] ? (_slots[i], _slots[j]) : (_slots[j], _slots[i]);
                matrix[i * _slots.Length + j] = slots[low * Layout.Count + high];
            }
        }
    }

    private void GatherVector(double[] slots, double[] vector)
    {
        for (var i = 0; i < _slots.Length; i++)
            vector[i] = slots[_slots[i]];
    }
}
