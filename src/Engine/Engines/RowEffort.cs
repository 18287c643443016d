namespace Accel.Engine.Engines;

/// <summary>
/// Nanoseconds that one core takes for a row, by rule of thumb: what logistic models took on one core with AVX-512. Only
/// ratios of them count, or a speed that is measured in them.
/// </summary>
internal static class RowEffort
{
    /// <summary>Linear predictor, mean and weights, and the sums of the score.</summary>
    /// <param name="dense">Numeric columns.</param>
    /// <param name="factors">Factors and interactions with factors.</param>
    public static double Scores(double dense, double factors) => 4 + 0.6 * dense + factors;

    /// <summary>The sums of XᵀWX beside them.</summary>
    /// <param name="dense">Numeric columns.</param>
    /// <param name="factors">Factors and interactions with factors.</param>
    public static double Gram(double dense, double factors) => 0.014 * dense * dense + factors * (factors + 0.5 * dense);
}
