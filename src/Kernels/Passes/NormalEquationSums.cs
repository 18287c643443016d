using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// The sums of one IRLS pass, in slots: XᵀWX (its upper triangle, slot i ≤ slot j), Xᵀv, the
/// deviance and Pearson's χ². With <see cref="Arithmetic.Compensated"/> each sum is an unevaluated pair, high + low.
/// </summary>
public sealed class NormalEquationSums
{
    /// <summary>Makes room for the sums, all zero.</summary>
    /// <param name="slots">Number of slots.</param>
    /// <param name="arithmetic">How the sums are kept.</param>
    /// <param name="withGram">False where XᵀWX is not wanted.</param>
    public NormalEquationSums(int slots, Arithmetic arithmetic, bool withGram = true)
    {
        Slots = slots;
        Arithmetic = arithmetic;
        Gram = withGram ? new double[slots * slots] : [];
        Score = new double[slots];
        if (arithmetic == Arithmetic.Compensated)
        {
            GramLow = new double[Gram.Length];
            ScoreLow = new double[slots];
        }
    }

    /// <summary>Number of slots.</summary>
    public int Slots { get; }

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

    /// <summary>Sets every sum to zero.</summary>
    public void Clear()
    {
        Array.Clear(Gram);
        Array.Clear(GramLow);
        Array.Clear(Score);
        Array.Clear(ScoreLow);
        Deviance = 0;
        Pearson = 0;
    }

    /// <summary>Adds another part's sums to these.</summary>
    /// <param name="other">Sums of the same size and arithmetic.</param>
    public void Add(NormalEquationSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Deviance += other.Deviance;
        Pearson += other.Pearson;
        if (Arithmetic == Arithmetic.Compensated)
        {
            Add(Gram, GramLow, other.Gram, other.GramLow);
            Add(Score, ScoreLow, other.Score, other.ScoreLow);
        }
        else
        {
            Add(Gram, other.Gram);
            Add(Score, other.Score);
        }
    }

    private static void Add(double[] sums, double[] others)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += others[i];
    }

    private static void Add(double[] high, double[] low, double[] otherHigh, double[] otherLow)
    {
        for (var i = 0; i < high.Length; i++)
        {
            var sum = new DoubleDouble(high[i], low[i]) + new DoubleDouble(otherHigh[i], otherLow[i]);
            (high[i], low[i]) = (sum.High, sum.Low);
        }
    }
}
