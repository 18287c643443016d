using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>What is observed beside the design, one value a row.</summary>
/// <param name="Response">The response y, all finite.</param>
/// <param name="Weights">Prior weights ≥ 0; null for 1 everywhere.</param>
/// <param name="Offset">The offset of the linear predictor, all finite; null for 0 everywhere.</param>
public sealed record Observations(ColumnData Response, ColumnData? Weights, ColumnData? Offset)
{
    /// <summary>Fills the prior weights of the rows from <paramref name="first"/> on.</summary>
    internal void CopyWeights(int first, Span<double> target)
    {
        if (Weights is null)
            target.Fill(1);
        else
            Weights.CopyTo(first, target);
    }
}
