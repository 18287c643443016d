namespace Accel.Engine.Data;

/// <summary>What is observed beside the design, one value a row.</summary>
/// <param name="Response">The response y, all finite.</param>
/// <param name="Weights">Prior weights ≥ 0; null for 1 everywhere.</param>
/// <param name="Offset">The offset of the linear predictor, all finite; null for 0 everywhere.</param>
public sealed record Observations(double[] Response, double[]? Weights, double[]? Offset)
{
    /// <summary>The prior weight of a row.</summary>
    public double WeightOf(int row) => Weights is null ? 1 : Weights[row];

    /// <summary>The offset of a row.</summary>
    public double OffsetOf(int row) => Offset is null ? 0 : Offset[row];
}
