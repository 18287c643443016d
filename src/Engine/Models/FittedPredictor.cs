using System.Numerics.Tensors;
using Accel.Engine.Data;

namespace Accel.Engine.Models;

/// <summary>η = Xβ + offset for every row, for what is asked of a fit row by row.</summary>
internal static class FittedPredictor
{
    /// <summary>The n linear predictors.</summary>
    /// <param name="design">The model matrix.</param>
    /// <param name="offset">The offset; null for none.</param>
    /// <param name="beta">p coefficients, 0 for aliased ones.</param>
    public static double[] Of(Design design, double[]? offset, ReadOnlySpan<double> beta)
    {
        var eta = offset is null ? new double[design.RowCount] : (double[])offset.Clone();
        var next = 0;
        foreach (var block in design.Blocks)
        {
            var coefficients = beta.Slice(next, block.CoefficientNames.Count);
            next += coefficients.Length;
            switch (block)
            {
                case InterceptBlock:
                    TensorPrimitives.Add(eta, coefficients[0], eta);
                    break;
                case DenseBlock dense:
                    TensorPrimitives.FusedMultiplyAdd(dense.Values, coefficients[0], eta, eta);
                    break;
                case FactorBlock factor:
                    AddFactor(factor, coefficients, eta);
                    break;
                default:
                    throw new NotSupportedException($"The term '{block.Term}' is of a kind that predictions don't know.");
            }
        }
        return eta;
    }

    private static void AddFactor(FactorBlock factor, ReadOnlySpan<double> coefficients, double[] eta)
    {
        for (var row = 0; row < eta.Length; row++)
        {
            var level = factor.Codes[row] - factor.FirstLevel;
            if (level >= 0)
                eta[row] += coefficients[level];
        }
    }
}
