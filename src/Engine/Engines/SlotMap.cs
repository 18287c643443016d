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
        _slots = [.. design.Blocks.SelectMany(SlotsOf)];
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

    /// <summary>Reads the sums in coefficient order.</summary>
    public void Gather(NormalEquationSums sums, NormalEquations result)
    {
        sums.Complete();
        GatherSymmetric(sums.Gram, result.Gram);
        GatherVector(sums.Score, result.Score);
        if (result.Arithmetic == Arithmetic.Compensated)
        {
            GatherSymmetric(sums.GramLow, result.GramLow);
            GatherVector(sums.ScoreLow, result.ScoreLow);
        }
        result.Deviance = sums.Deviance;
        result.Pearson = sums.Pearson;
    }

    /// <summary>Each row's slot of a factor; rows at a level without a coefficient get the unused one.</summary>
    public void FillSlots(int factor, int firstRow, Span<int> slots)
    {
        var block = Factors[factor];
        var first = Layout.FactorSlots[factor] - block.FirstLevel;
        var codes = block.Codes.AsSpan(firstRow, slots.Length);
        for (var row = 0; row < slots.Length; row++)
            slots[row] = codes[row] < block.FirstLevel ? Layout.Unused : first + codes[row];
    }

    private IEnumerable<int> SlotsOf(DesignBlock block) => block switch
    {
        InterceptBlock => [Layout.Intercept],
        DenseBlock dense => [IndexOf(Dense, dense)],
        FactorBlock factor => Enumerable.Range(Layout.FactorSlots[IndexOf(Factors, factor)], factor.Names.Count),
        _ => throw new NotSupportedException($"The term '{block.Term}' is of a kind that no engine knows."),
    };

    // By reference: two blocks with equal content are still two columns.
    private static int IndexOf<TBlock>(IReadOnlyList<TBlock> blocks, TBlock wanted)
        where TBlock : class =>
        Enumerable.Range(0, blocks.Count).First(i => ReferenceEquals(blocks[i], wanted));

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
