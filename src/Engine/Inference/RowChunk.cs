using System.Buffers;

namespace Accel.Engine.Inference;

/// <summary>What a fit says of consecutive rows; all but <see cref="Prior"/> for unit prior weight. Lent until disposed of.</summary>
/// <param name="rows">Number of rows.</param>
internal sealed class RowChunk(int rows) : IDisposable
{
    private const int Parts = 8;

    private readonly double[] _values = ArrayPool<double>.Shared.Rent(Parts * rows);

    /// <summary>Number of rows.</summary>
    public int Rows => rows;

    /// <summary>η.</summary>
    public Span<double> Predictor => Part(0);

    /// <summary>y.</summary>
    public Span<double> Response => Part(1);

    /// <summary>The prior weights w.</summary>
    public Span<double> Prior => Part(2);

    /// <summary>μ.</summary>
    public Span<double> Mean => Part(3);

    /// <summary>dμ/dη.</summary>
    public Span<double> Slope => Part(4);

    /// <summary>The working weight (dμ/dη)² / V(μ).</summary>
    public Span<double> Weight => Part(5);

    /// <summary>(y − μ) (dμ/dη) / V(μ).</summary>
    public Span<double> Score => Part(6);

    /// <summary>The unit deviance d(y, μ).</summary>
    public Span<double> Deviance => Part(7);

    /// <summary>y − μ, accurate also where a probability is all but 0 or 1.</summary>
    public double ResponseResidual(int row) =>
        Weight[row] > 0 && double.IsFinite(Weight[row]) ? Score[row] / Weight[row] * Slope[row] : Response[row] - Mean[row];

    /// <summary>(y − μ) dη/dμ.</summary>
    public double WorkingResidual(int row) =>
        Weight[row] > 0 && double.IsFinite(Weight[row]) ? Score[row] / Weight[row] : (Response[row] - Mean[row]) / Slope[row];

    /// <summary>√w (y − μ) / √V(μ).</summary>
    public double PearsonResidual(int row) =>
        Prior[row] > 0 && Weight[row] > 0 ? Math.Sqrt(Prior[row] / Weight[row]) * (Slope[row] < 0 ? -Score[row] : Score[row]) : 0;

    /// <summary>√(w d(y, μ)) with the sign of y − μ.</summary>
    public double DevianceResidual(int row) =>
        Math.CopySign(Math.Sqrt(Prior[row] * Math.Max(0, Deviance[row])), ResponseResidual(row));

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<double>.Shared.Return(_values);

    private Span<double> Part(int index) => _values.AsSpan(index * rows, rows);
}
