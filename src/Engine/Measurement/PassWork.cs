namespace Accel.Engine.Measurement;

/// <summary>What a hot path has to do at least, to be held against what the processor or card can do.</summary>
/// <param name="Bytes">Bytes read from memory, each column once.</param>
/// <param name="Operations">Floating-point operations of predictors, scores and the factors of XᵀWX.</param>
/// <param name="Products">Floating-point operations of the product XᵀWX, one triangle.</param>
/// <param name="Exponentials">Exponentials taken.</param>
/// <param name="Logarithms">Logarithms taken.</param>
internal readonly record struct PassWork(double Bytes, double Operations, double Products, double Exponentials, double Logarithms)
{
    /// <summary>A pass over n rows of p coefficients.</summary>
    /// <param name="path">The hot path.</param>
    /// <param name="model">The model.</param>
    /// <param name="bytes">Size of the columns and the response as they are stored.</param>
    /// <param name="rows">n.</param>
    /// <param name="coefficients">p.</param>
    public static PassWork Of(HotPath path, MeasuredModel model, double bytes, double rows, double coefficients)
    {
        var scores = path == HotPath.LogLikelihood ? 0 : 2 * coefficients;
        var (weighted, products) = path == HotPath.NormalEquations ? (coefficients, coefficients * (coefficients + 1)) : (0, 0);
        return new PassWork(
            bytes, rows * (2 * coefficients + scores + weighted), rows * products,
            rows * model.Exponentials, rows * model.Logarithms);
    }

    /// <summary>All floating-point operations in sums of products.</summary>
    public double Flops => Operations + Products;

    /// <summary>The least seconds that the memory allows.</summary>
    public double MemorySeconds(IPassBounds bounds) => Bytes / bounds.ReadBandwidth;

    /// <summary>The least seconds that the arithmetic units allow.</summary>
    public double ArithmeticSeconds(IPassBounds bounds) =>
        Operations / bounds.MultiplyAddRate + Products / bounds.MatrixRate
        + Exponentials / bounds.ExpRate + Logarithms / bounds.LogRate;
}
