using Accel.Engine.Engines;

namespace Accel.Engine.Models;

/// <summary>
/// A design whose passes run over its patterns. What depends on the weight of single rows, as
/// starting values and log-likelihoods of binomials do, still runs over all rows.
/// </summary>
/// <param name="whole">All rows.</param>
/// <param name="patterns">The patterns, weighted.</param>
internal sealed class CollapsedDesign(IResidentDesign whole, IResidentDesign patterns) : IResidentDesign
{
    public int RowCount => whole.RowCount;

    public int ColumnCount => whole.ColumnCount;

    public double ScoresCost => patterns.ScoresCost;

    public double Roundoff => patterns.Roundoff;

    public void NormalEquations(ReadOnlySpan<double> beta, NormalEquations result) => patterns.NormalEquations(beta, result);

    public void Scores(ReadOnlySpan<double> beta, NormalEquations result) => patterns.Scores(beta, result);

    public void StartingEquations(NormalEquations result) => whole.StartingEquations(result);

    public double LogSaturated(double dispersion) => whole.LogSaturated(dispersion);

    public void LogLikelihood(ReadOnlySpan<double> betas, double dispersion, Span<double> values) =>
        whole.LogLikelihood(betas, dispersion, values);

    public void Dispose()
    {
        patterns.Dispose();
        whole.Dispose();
    }
}
