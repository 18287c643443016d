using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>
/// A design with its observations and response model, resident on an engine: the hot paths. The
/// same call gives the same bits, whatever the number of threads.
/// </summary>
public interface IResidentDesign : IDisposable
{
    /// <summary>Number of rows n.</summary>
    int RowCount { get; }

    /// <summary>Number of coefficients p.</summary>
    int ColumnCount { get; }

    /// <summary>One IRLS pass at β: XᵀWX, Xᵀ W (z − η), deviance and Pearson's χ².</summary>
    /// <param name="beta">p coefficients.</param>
    /// <param name="result">Where the sums go; its arithmetic says how they are computed.</param>
    void NormalEquations(ReadOnlySpan<double> beta, NormalEquations result);

    /// <summary>
    /// As <see cref="NormalEquations"/> without XᵀWX, which stays as it is in the result; with <see cref="NormalEquations.Explained"/>
    /// where the engine can.
    /// </summary>
    /// <param name="beta">p coefficients.</param>
    /// <param name="result">Where the sums go.</param>
    void Scores(ReadOnlySpan<double> beta, NormalEquations result) => NormalEquations(beta, result);

    /// <summary>What <see cref="Scores"/> costs, as part of <see cref="NormalEquations"/>: a rule of thumb, the same on every machine.</summary>
    double ScoresCost => 1;

    /// <summary>The rounding of a product in a pass: 2⁻⁵³, but 2⁻²⁴ in <see cref="EnginePrecision.Mixed"/>.</summary>
    double Roundoff => 1.1102230246251565e-16;

    /// <summary>One of every so many runs of rows, to be disposed of before this; null where the engine takes no samples.</summary>
    /// <param name="stride">At least 2.</param>
    IResidentDesign? Sample(int stride) => null;

    /// <summary>The first IRLS pass, at the family's starting means: XᵀWX, Xᵀ W (z − offset), deviance and Pearson's χ² there.</summary>
    /// <param name="result">Where the sums go; its arithmetic says how they are computed.</param>
    void StartingEquations(NormalEquations result);

    /// <summary>
    /// The log-likelihood at μ = y, all constants included; at β it is this less deviance / 2φ, the deviance
    /// taken of rounded counts where the weights of a binomial are trials.
    /// </summary>
    /// <param name="dispersion">φ; 1 for families without one.</param>
    double LogSaturated(double dispersion);

    /// <summary>The log-likelihood, all constants included, at many β.</summary>
    /// <param name="betas">m times p coefficients, one β after the other.</param>
    /// <param name="dispersion">φ; 1 for families without one.</param>
    /// <param name="values">The m log-likelihoods; NaN or −∞ where a mean is impossible.</param>
    void LogLikelihood(ReadOnlySpan<double> betas, double dispersion, Span<double> values);

    /// <summary>The log-likelihood at every sum of a left and a right β: a grid, whose terms may cost less than those of any β.</summary>
    /// <param name="left">a times p coefficients, one β after the other.</param>
    /// <param name="right">b times p coefficients.</param>
    /// <param name="dispersion">φ; 1 for families without one.</param>
    /// <param name="values">The a times b log-likelihoods, those of the first left β first; NaN or −∞ where a mean is impossible.</param>
    void LogLikelihood(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values) =>
        CoefficientGrid.LogLikelihood(this, left, right, dispersion, values);
}

/// <summary>The sums of one IRLS pass, in coefficient order.</summary>
public sealed class NormalEquations
{
    /// <summary>Makes room for the sums of p coefficients.</summary>
    /// <param name="columns">p.</param>
    /// <param name="arithmetic">How the sums are computed and kept.</param>
    public NormalEquations(int columns, Arithmetic arithmetic)
    {
        Columns = columns;
        Arithmetic = arithmetic;
        var low = arithmetic == Arithmetic.Compensated ? 1 : 0;
        Gram = new double[columns * columns];
        GramLow = new double[low * columns * columns];
        Score = new double[columns];
        ScoreLow = new double[low * columns];
    }

    /// <summary>Number of coefficients p.</summary>
    public int Columns { get; }

    /// <summary>How the sums are computed and kept.</summary>
    public Arithmetic Arithmetic { get; }

    /// <summary>XᵀWX, p × p, symmetric.</summary>
    public double[] Gram { get; }

    /// <summary>What <see cref="Gram"/> rounds away; empty in plain arithmetic.</summary>
    public double[] GramLow { get; }

    /// <summary>Xᵀ W (z − η), length p.</summary>
    public double[] Score { get; }

    /// <summary>What <see cref="Score"/> rounds away; empty in plain arithmetic.</summary>
    public double[] ScoreLow { get; }

    /// <summary>Σ w d(y, μ).</summary>
    public double Deviance { get; set; }

    /// <summary>Σ w (y − μ)² / V(μ).</summary>
    public double Pearson { get; set; }

    /// <summary>The centre c of <see cref="Explained"/>, to be set before a pass.</summary>
    public double Centre { get; set; }

    /// <summary>Σ W (η − c)² after a pass of scores; NaN after other passes.</summary>
    public double Explained { get; set; } = double.NaN;
}
