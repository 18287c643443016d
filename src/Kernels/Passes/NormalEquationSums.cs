using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// The sums of one IRLS pass, in slots: XᵀWX (its upper triangle, slot i ≤ slot j), Xᵀv, the
/// deviance and Pearson's χ². With <see cref="Arithmetic.Compensated"/> each sum is an unevaluated pair, high + low.
/// </summary>
public sealed class NormalEquationSums
{
    private readonly SlotLayout _layout;

    /// <summary>Makes room for the sums, all zero.</summary>
    /// <param name="layout">The slots.</param>
    /// <param name="arithmetic">How the sums are kept.</param>
    /// <param name="withGram">False where XᵀWX is not wanted.</param>
    public NormalEquationSums(SlotLayout layout, Arithmetic arithmetic, bool withGram = true)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _layout = layout;
        Arithmetic = arithmetic;
        Gram = withGram ? new double[layout.Count * layout.Count] : [];
        Score = new double[layout.Count];
        if (arithmetic == Arithmetic.Compensated)
        {
            GramLow = new double[Gram.Length];
            ScoreLow = new double[layout.Count];
        }
    }

    /// <summary>How the sums are kept.</summary>
    public Arithmetic Arithmetic { get; }

    /// <summary>XᵀWX, slots × slots, row by row; only entries i ≤ j are sums. Empty where it is not wanted.</summary>
    public double[] Gram { get; }

    /// <summary>What <see cref="Gram"/> rounds away; empty in double arithmetic.</summary>
    public double[] GramLow { get; } = [];

    /// <summary>Xᵀv.</summary>
    public double[] Score { get; }

    /// <summary>What <see cref="Score"/> rounds away; empty in double arithmetic.</summary>
    public double[] ScoreLow { get; } = [];

    /// <summary>Σ w d(y, μ).</summary>
    public double Deviance { get; set; }

    /// <summary>Σ w (y − μ)² / V(μ), Pearson's χ².</summary>
    public double Pearson { get; set; }

    /// <summary>The centre c of <see cref="Explained"/>; set by the caller, and left alone by <see cref="Clear"/>.</summary>
    public double Centre { get; set; }

    /// <summary>Σ W (η − c)², taken by <see cref="PanelPass.Scores"/>: in a linear model what the fit explains about c.</summary>
    public double Explained { get; set; }

    /// <summary>What plain passes keep aside for the factors until <see cref="Complete"/>; null before the first.</summary>
    internal FactorRows? FactorRows { get; private set; }

    /// <summary>The rows aside, made at the first call.</summary>
    internal FactorRows FactorRowsAside() => FactorRows ??= new FactorRows(_layout);

    /// <summary>Adds what passes have kept aside to <see cref="Gram"/> and <see cref="Score"/>; to be called before these are read.</summary>
    public void Complete() => FactorRows?.MoveTo(this);

    /// <summary>Sets every sum to zero.</summary>
    public void Clear()
    {
        ForEachRow(Gram, ClearRange);
        ForEachRow(GramLow, ClearRange);
        Array.Clear(Score);
        Array.Clear(ScoreLow);
        FactorRows?.Clear();
        Deviance = 0;
        Pearson = 0;
        Explained = 0;
    }

    /// <summary>Adds another part's sums to these.</summary>
    /// <param name="other">Sums of the same size and arithmetic.</param>
    public void Add(NormalEquationSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Deviance += other.Deviance;
        Pearson += other.Pearson;
        Explained += other.Explained;
        other.Complete();
        if (Arithmetic == Arithmetic.Compensated)
        {
            ForEachRow(Gram, (_, first, count) => Add(Gram, GramLow, other.Gram, other.GramLow, first, count));
            Add(Score, ScoreLow, other.Score, other.ScoreLow, 0, Score.Length);
        }
        else
        {
            ForEachRow(Gram, (_, first, count) => Add(Gram, other.Gram, first, count));
            Add(Score, other.Score, 0, Score.Length);
        }
    }

    private static void ClearRange(double[] sums, int first, int count) => Array.Clear(sums, first, count);

    /// <summary>Calls an action for what passes add to: of each row its diagonal and its end.</summary>
    private void ForEachRow(double[] gram, Action<double[], int, int> action)
    {
        var width = _layout.Count;
        for (var slot = 0; slot < width && gram.Length > 0; slot++)
        {
            var start = _layout.RowStart(slot);
            if (start > slot)
                action(gram, slot * width + slot, 1);
            action(gram, slot * width + start, width - start);
        }
    }

    private static void Add(double[] sums, double[] others, int first, int count)
    {
        for (var i = first; i < first + count; i++)
            sums[i] += others[i];
    }

    private static void Add(double[] high, double[] low, double[] otherHigh, double[] otherLow, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var sum = new DoubleDouble(high[i], low[i]) + new DoubleDouble(otherHigh[i], otherLow[i]);
            (high[i], low[i]) = (sum.High, sum.Low);
        }
    }
}
